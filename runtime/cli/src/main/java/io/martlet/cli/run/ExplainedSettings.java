package io.martlet.cli.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.martlet.catalog.diagnostic.Wrap;
import io.martlet.emr.SparkSetting;
import java.util.stream.Collectors;

/** The settings that the clusters' Spark gets, each with its reason. */
final class ExplainedSettings {

  private static final int WIDTH = 80;
  private static final String INDENT = "  ";

  private ExplainedSettings() {}

  static String text() {
    return SparkSetting.ALL.stream()
        .map(ExplainedSettings::text)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String text(SparkSetting setting) {
    return setting.name()
        + "="
        + setting.value()
        + "\n"
        + String.join("\n", Wrap.words(INDENT, INDENT, setting.reason(), WIDTH));
  }

  static String json() {
    ArrayNode settings = new ObjectMapper().createArrayNode();
    for (SparkSetting setting : SparkSetting.ALL) {
      settings
          .addObject()
          .put("name", setting.name())
          .put("value", setting.value())
          .put("reason", setting.reason());
    }
    return settings + "\n";
  }
}
