package io.martlet.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.spark.export.ExportFormat;
import io.martlet.spark.export.ExportLayout;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportCallTest {

  private static ExportCall call(ExportFormat format, List<String> keys) {
    return new ExportCall(
        "s3a://bucket/x/warehouse",
        "s3a://bucket/flat",
        format,
        ExportLayout.LONG,
        Map.of("second", List.of(7), "first", List.of(1, 2, 40)),
        keys);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsUnderstood(ExportFormat format) {
    ExportCall call = call(format, List.of("17", "--to", "a b", ""));

    assertThat(ExportCall.parse(call.arguments())).isEqualTo(call);
  }

  @Test
  void eachMartHasItsFolder() {
    assertThat(call(ExportFormat.CSV, List.of()).exports())
        .extracting(export -> export.mart() + " " + export.models() + " " + export.folder())
        .containsExactly(
            "first [1, 2, 40] s3a://bucket/flat/first", "second [7] s3a://bucket/flat/second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--warehouse w --to t", "--frobnicate x", "--as xls --to"})
  void whatIsNotIsRefused(String arguments) {
    assertThatThrownBy(() -> ExportCall.parse(List.of(arguments.split(" "))))
        .isInstanceOf(RunException.class)
        .hasMessageStartingWith("An export in a cluster: ");
  }
}
