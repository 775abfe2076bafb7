package io.martlet.driver;

import io.martlet.plan.RunPlan;
import io.martlet.plan.StepCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.SparkContext;

/** The settings of a driver that a reader of its report asks for. None of these is a secret. */
final class RunSettings {

  private static final List<String> SPARK =
      List.of(
          "spark.submit.deployMode",
          "spark.executor.instances",
          "spark.executor.cores",
          "spark.executor.memory",
          "spark.executor.memoryOverhead",
          "spark.driver.memory",
          "spark.task.cpus",
          "spark.dynamicAllocation.enabled",
          "spark.speculation");

  private RunSettings() {}

  static Map<String, String> of(RunPlan plan, StepCall call, SparkContext spark) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("sandbox", plan.terms().sandbox().name().toLowerCase(Locale.ROOT));
    settings.put(
        "seconds for a model to open, or for a batch", String.valueOf(call.modelTimeout()));
    settings.put("Spark", spark.version());
    // Without the addresses of masters.
    settings.put("spark.master", spark.master().replaceFirst("//.*", "//…"));
    for (String name : SPARK) {
      if (spark.conf().contains(name)) {
        settings.put(name, spark.conf().get(name));
      }
    }
    return settings;
  }
}
