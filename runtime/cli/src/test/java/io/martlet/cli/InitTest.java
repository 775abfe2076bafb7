package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new user's first catalog. */
class InitTest {

  @TempDir private Path folder;

  @Test
  void aNewCatalogRunsOnceItsModelIsBuilt() throws Exception {
    Path bank = folder.resolve("bank");
    Copy.Result init = martlet("init", bank.toString());
    assertThat(init.exitCode()).as(init.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(init.out())
        .contains("7 columns over 500 records, key client_id, 1 model in 1 mart.");

    assertThat(build(init.out())).isZero();

    assertThat(martlet("validate", bank.toString()).out())
        .endsWith("1 model in 1 mart: 0 errors, 0 warnings.\n");
    Copy.Result run = martlet("run", bank.toString());
    assertThat(run.lastLine()).as(run.err()).startsWith("Published 1 mart: 1 model, 500 records");
  }

  @Test
  void columnsComeFromTheRecords() throws IOException {
    Path insurance = folder.resolve("insurance");
    Path records = Copy.home().resolve("catalogs/insurance/insurance.csv.bz2");

    Copy.Result init = martlet("init", insurance.toString(), "--from", records.toString());

    assertThat(init.exitCode()).as(init.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(init.out()).contains("12 columns over 8,802 records, key person_id,");
    assertThat(Files.readString(insurance.resolve("universe.yaml")))
        .isEqualTo(
            """
            # Inferred from 8,802 records, all of insurance.csv.bz2. Comments say why; change what is wrong.
            universe: insurance
            # Its value differs in every record.
            key: person_id
            source: insurance.csv.bz2
            format:
              # 5 columns hold true or false, such as "health".
              booleans: ["yes", "no"]
            columns:
              # Int16 would do today; keys are int32 at least.
              person_id: int32
              health: bool
              age: int8
              limit: bool
              gender: string
              insurance: bool
              married: bool
              selfemp: bool
              family: int8
              region: string
              ethnicity: string
              # "none" (1,119 records) kept as text.
              education: string
            """);
  }

  @Test
  void columnsOfParquetAreNarrowedDown() throws IOException {
    Copy insurance = Copy.in(folder.resolve("insurance"));
    insurance.martlet("prepare");
    Path prepared;
    try (Stream<Path> files = Files.walk(insurance.workspace().state().resolve("universe"))) {
      prepared = files.filter(file -> file.toString().endsWith(".parquet")).findFirst().get();
    }
    Path records = Files.copy(prepared, folder.resolve("people.parquet"));

    Copy.Result init = martlet("init", folder.toString(), "--from", records.toString());

    assertThat(init.exitCode()).as(init.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(init.out()).contains("12 columns over 8,802 records, key person_id,");
    assertThat(Files.readString(folder.resolve("universe.yaml")))
        .contains(
            "universe: people\n", "  person_id: int32\n", "  age: int8\n", "  health: string\n");
  }

  @Test
  void whatIsThereIsNeverOverwritten() throws IOException {
    Files.createDirectories(folder.resolve("native"));
    Path own = Files.writeString(folder.resolve("native/models.cpp"), "// mine");

    Copy.Result init = martlet("init", folder.toString());

    assertThat(init.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(init.err()).contains("models.cpp exists. Nothing was written.");
    assertThat(own).hasContent("// mine");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("native"));
    }
  }

  @Test
  void headersThatAreNoNamesAreReadByOthers() throws IOException {
    Path records =
        Files.writeString(folder.resolve("x.csv"), "id,Full Name,FULL_NAME,2nd,\n1,a,b,c,d\n");
    Copy.Result init = martlet("init", folder.toString(), "--from", records.toString());
    assertThat(init.exitCode()).as(init.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(init.out())
        .contains("from: 4 columns are named otherwise than delivered, such as full_name");
    assertThat(Files.readString(folder.resolve("universe.yaml")))
        .contains(
            """
              # Int8 would do today; keys are int32 at least.
              id: int32
              full_name: { type: string, from: "Full Name" }
              full_name_2: { type: string, from: FULL_NAME }
              c_2nd: { type: string, from: "2nd" }
              c_1: { type: string, from: "" }
            """);
  }

  @Test
  void withoutAKeyItIsAskedFor() throws IOException {
    Path records = Files.writeString(folder.resolve("x.csv"), "a,b\n1,1\n1,2.5\n");
    assertThat(martlet("init", folder.toString(), "--from", records.toString()).err())
        .contains("Name the key: --key COLUMN");
    Copy.Result init =
        martlet("init", folder.toString(), "--from", records.toString(), "--key", "a");
    assertThat(init.exitCode()).as(init.err()).isEqualTo(ExitCode.CLEAN);
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
