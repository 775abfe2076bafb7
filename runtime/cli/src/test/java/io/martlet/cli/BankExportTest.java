package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.spark.Storage;
import io.martlet.spark.prepare.ParquetDelivery;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a German bank exports (semicolons, windows-1252, days and decimals of its own, line ends in
 * quotes, two words for missing values, headers that are no names) becomes a published mart at the
 * first attempt, with no file edited but the model.
 */
class BankExportTest {

  /** From the export's columns to what its script calls them. */
  private static final Map<String, String> COLUMNS = columns();

  private static final String MODEL =
      """
      #include <cmath>

      #include "martlet/row_model.hpp"

      struct FirstModel {
        explicit FirstModel(const std::string& /*parameters*/) {}

        martlet::Score score(const martlet::Row& row) const {
          const auto rate = row.get<double>(0);
          const auto cents = std::llround(std::abs(row.get<double>(1).value_or(0)) * 100);
          const auto credit = row.get<std::int16_t>(2);
          return {1 + static_cast<int>(cents % 10) + (credit ? *credit % 7 : 8), rate && *rate > 5};
        }
      };

      MARTLET_ROW_MODEL(first_model, "int_rate: float64?, saldo: float64, bonitaet: int16?", 1, 20, FirstModel);
      """;

  @TempDir private Path folder;

  @Test
  void becomesAPublishedMartAtTheFirstAttempt() throws Exception {
    Path export = folder.resolve("Kredit Export.2026.csv");
    List<JsonNode> values = export(export);
    Path bank = folder.resolve("bank");

    Copy.Result init = martlet("init", bank.toString(), "--from", export.toString());
    assertThat(init.exitCode()).as(init.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(init.out().replaceAll("\n    ", " "))
        .contains(
            "delimiter \";\": each record has 12 values with it.",
            "encoding windows-1252: the files are no UTF-8;",
            "decimal \",\", thousands \".\": with it, 5 columns hold numbers, such as \"Int. Rate (%)\"; otherwise, fewer do.",
            "dates dd.MM.yyyy: 2 columns hold days, such as \"Geb.-Datum\".",
            "booleans ja and nein: 1 column holds true or false, such as \"Wohneigentum\".",
            "12 columns over 2,000 records, key kunden_nr,");
    Files.writeString(bank.resolve("native/models.cpp"), MODEL);
    assertThat(build(init.out())).isZero();
    Copy.Result run = martlet("run", bank.toString());

    assertThat(run.lastLine()).as(run.err()).startsWith("Published 1 mart: 1 model, 2,000 records");
    Copy catalog = new Copy(bank);
    assertThat(prepared(catalog)).containsExactlyElementsOf(told(values));
    assertThat(OtherReaders.read("duckdb", catalog.workspace().warehouse(), "kunden_nr", "first"))
        .containsExactlyElementsOf(scores(values));
  }

  private static List<JsonNode> export(Path export) throws Exception {
    Path told = export.resolveSibling("values.jsonl");
    Process script =
        new ProcessBuilder(
                "python3",
                Copy.home().resolve("runtime/cli/src/test/python/bank_export.py").toString(),
                export.toString(),
                told.toString())
            .inheritIO()
            .start();
    assertThat(script.waitFor()).isZero();
    List<JsonNode> values = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(told, StandardCharsets.UTF_8)) {
      values.add(json.readTree(line));
    }
    return values;
  }

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("kunden_nr", "kunden_nr");
    columns.put("name", "name");
    columns.put("geb_datum", "geburt");
    columns.put("strasse", "strasse");
    columns.put("int_rate", "rate");
    columns.put("saldo", "saldo");
    columns.put("bonitaet", "bonitaet");
    columns.put("wohneigentum", "eigentum");
    columns.put("bemerkung", "bemerkung");
    columns.put("letzter_kontakt", "kontakt");
    columns.put("dauer_monate", "dauer");
    columns.put("plz", "plz");
    return columns;
  }

  private static List<String> told(List<JsonNode> values) {
    return values.stream()
        .map(value -> line(COLUMNS.values().stream().map(key -> text(value.get(key))).toList()))
        .toList();
  }

  private static String text(JsonNode value) {
    return value.isNull() ? null : value.asText();
  }

  private static String line(List<String> values) {
    return String.join("|", values.stream().map(String::valueOf).toList());
  }

  /** All prepared records. */
  private static List<String> prepared(Copy catalog) throws IOException {
    List<String> records = new ArrayList<>();
    try (Stream<Path> files = Files.walk(catalog.workspace().state().resolve("universe"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".parquet")).toList()) {
        ParquetDelivery parquet = new ParquetDelivery("prepared", Storage.location(file));
        parquet.read(
            record ->
                records.add(
                    line(
                        COLUMNS.keySet().stream()
                            .map(name -> record.getType().getFieldIndex(name))
                            .map(field -> ParquetDelivery.text(record, field))
                            .toList())));
      }
    }
    return records;
  }

  /** The model, once more, over the script's own values. */
  private static List<String> scores(List<JsonNode> values) {
    List<String> scores = new ArrayList<>();
    for (JsonNode value : values) {
      long cents = Math.round(Math.abs(value.get("saldo").asDouble()) * 100);
      JsonNode credit = value.get("bonitaet");
      long rank = 1 + cents % 10 + (credit.isNull() ? 8 : credit.asInt() % 7);
      String key = value.get("kunden_nr").asText();
      scores.add(key + ",first_model1_binary," + (value.get("rate").asDouble() > 5 ? 1 : 0));
      scores.add(key + ",first_model1_rank," + rank);
    }
    return scores;
  }

  /** Runs the one command that is printed. */
  private static int build(String printed) throws Exception {
    String command =
        printed.lines().filter(line -> line.contains("cmake -S")).findFirst().orElseThrow();
    return new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
  }

  private static Copy.Result martlet(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Martlet.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Copy.Result(exitCode, out.toString(), err.toString());
  }
}
