package io.martlet.cli.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** How Spark is set, here and on a cluster. */
public final class SparkSettings {

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = {"A setting of Spark, such as", "spark.executor.memory=8g. Repeatable."})
  private Map<String, String> settings = new LinkedHashMap<>();

  public Map<String, String> all() {
    return settings;
  }

  /** Makes them those of this process, where Spark looks for them. */
  public void apply() {
    settings.forEach(System::setProperty);
  }
}
