package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.martlet.catalog.diagnostic.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A delivery beside its universe, and beside the one before it. */
class ProfileTest {

  private static final int RECORDS = 400;

  private static final String UNIVERSE =
      """
      universe: clients
      key: id
      source: clients.csv
      format: { delimiter: ";", decimal: "," }
      columns:
        id: int32
        age: int8?
        balance: { type: float64, from: Saldo }
        region: string
        note: string?
      """;

  @TempDir private Path folder;

  @BeforeEach
  void declare() throws IOException {
    Files.writeString(
        folder.resolve("catalog.yaml"),
        "catalog: c\nuniverse: universe.yaml\nbinaries: {}\nmarts: []\n");
    Files.writeString(folder.resolve("universe.yaml"), UNIVERSE);
    deliver("east", 0, "12,5");
  }

  @Test
  void tellsWhatPreparingWouldStopAt() throws IOException {
    deliver("east", 0, "Meier");

    Copy.Result profile = martlet("profile", folder.toString());

    assertThat(profile.exitCode()).as(profile.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(profile.out())
        .startsWith("clients: 400 records in 1 file\n")
        .contains("! 1 value is no float64, string would fit; the first is in clients.csv, record")
        .contains("! no record has a value")
        .endsWith("5 columns: 1 that would stop prepare, 0 that moved much.\n");
    assertThat(profile.out().lines()).allMatch(line -> line.length() <= 80, "80 columns");
    assertThat(profile.out()).doesNotContain("Meier");
  }

  @Test
  void knowsWordsForMissingValues() throws IOException {
    deliver("east", 0, "n/a");

    assertThat(martlet("profile", folder.toString()).out())
        .contains("! 1 value is no float64; missing: [n/a] would take some for missing values;\n");
  }

  @Test
  void comparesWithWhatWasPreparedLast() throws IOException {
    assertThat(martlet("prepare", folder.toString()).exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(json().has("before")).isFalse();
    deliver("west", 40, "12,5");

    JsonNode profile = json();

    assertThat(profile.get("before").asText()).isEqualTo("clients.csv");
    assertThat(profile.get("drifted").asLong()).isEqualTo(2);
    assertThat(column(profile, "region").at("/drift/index").asDouble()).isGreaterThan(1);
    assertThat(column(profile, "age").at("/drift/index").asDouble()).isGreaterThan(1);
    assertThat(column(profile, "balance").at("/drift/index").asDouble()).isZero();
  }

  @Test
  void numbersAreThoseOfTheDelivery() throws IOException {
    JsonNode profile = json();

    assertThat(profile.get("records").asLong()).isEqualTo(RECORDS);
    JsonNode age = column(profile, "age");
    assertThat(age.get("missing").asLong()).isEqualTo(RECORDS / 4);
    assertThat(age.get("distinct").asLong()).isEqualTo(30);
    assertThat(age.at("/quartiles/0").asDouble()).isEqualTo(21);
    assertThat(age.at("/quartiles/4").asDouble()).isEqualTo(59);
    assertThat(column(profile, "balance").get("fitting").asText()).isEqualTo("float32");
    assertThat(column(profile, "balance").get("delivered").asText()).isEqualTo("Saldo");
  }

  @Test
  void thePageNeedsNothingElse() throws IOException {
    Path page = folder.resolve("pages/profile.html");

    martlet("profile", folder.toString(), "--html", page.toString());

    assertThat(Files.readString(page))
        .contains("<h1>clients</h1>", "prefers-color-scheme: dark", "<svg class=\"bars\"")
        .contains("east 100%")
        .doesNotContain("http", "<script", "{rows}");
  }

  /** Ages from 20 on and some years more, the seventh balance as it is given, no notes. */
  private void deliver(String region, int older, String seventh) throws IOException {
    StringBuilder csv = new StringBuilder("id;age;Saldo;region;note\n");
    for (int i = 1; i <= RECORDS; i++) {
      String age = i % 4 == 0 ? "" : String.valueOf(20 + older + i % 40);
      String balance = i == 7 ? seventh : "12,5";
      csv.append(String.format(Locale.ROOT, "%d;%s;%s;%s;%n", i, age, balance, region));
    }
    Files.writeString(folder.resolve("clients.csv"), csv);
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(martlet("profile", folder.toString(), "--json").out());
  }

  private static JsonNode column(JsonNode profile, String name) {
    for (JsonNode column : profile.get("columns")) {
      if (column.get("name").asText().equals(name)) {
        return column;
      }
    }
    throw new AssertionError(name);
  }

  private static Copy.Result martlet(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Martlet.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Copy.Result(exitCode, out.toString(), err.toString());
  }
}
