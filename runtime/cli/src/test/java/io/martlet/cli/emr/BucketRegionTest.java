package io.martlet.cli.emr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** S3 refuses to show the bucket, and says where it is. */
class BucketRegionTest {

  private HttpServer server;
  private BucketRegion region;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/runs",
        exchange -> {
          exchange.getResponseHeaders().add("x-amz-bucket-region", "eu-west-1");
          exchange.sendResponseHeaders(403, -1);
          exchange.close();
        });
    server.start();
    region = new BucketRegion("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aBucketInAnotherRegionIsRefused() throws Exception {
    assertThat(region.of("runs")).contains("eu-west-1");
    assertThatThrownBy(() -> region.require("s3://runs/bank", "eu-central-1"))
        .hasMessageContaining("Bucket runs is in eu-west-1")
        .hasMessageContaining("emr: { region: eu-west-1 }");
    assertThatCode(() -> region.require("s3://runs/bank", "eu-west-1")).doesNotThrowAnyException();
  }

  @Test
  void whereNobodySaysNothingIsRefused() {
    assertThatCode(() -> region.require("s3://other/bank", "eu-central-1"))
        .doesNotThrowAnyException();
    assertThatCode(() -> new BucketRegion("http://127.0.0.1:1").require("s3://runs/x", "eu-west-1"))
        .doesNotThrowAnyException();
    assertThatCode(() -> region.require("/a/folder", "eu-west-1")).doesNotThrowAnyException();
  }
}
