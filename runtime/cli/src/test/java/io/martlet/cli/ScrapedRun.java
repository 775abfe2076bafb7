package io.martlet.cli;

import io.martlet.driver.RunSummary;
import io.martlet.driver.RunWatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Looks at Spark's Prometheus endpoint when all is scored, as a scraper would. */
final class ScrapedRun implements RunWatcher {

  private final SparkSession spark;
  private final List<String> remarks = new ArrayList<>();
  private String scraped = "";

  ScrapedRun(SparkSession spark) {
    this.spark = spark;
  }

  /** What the endpoint said. */
  String scraped() {
    return scraped;
  }

  List<String> remarks() {
    return remarks;
  }

  @Override
  public void finished(RunSummary summary, Duration scoring, Duration publishing) {
    String page = spark.sparkContext().uiWebUrl().get() + "/metrics/prometheus/";
    try {
      scraped =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(page)).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void remark(String remark) {
    remarks.add(remark);
  }
}
