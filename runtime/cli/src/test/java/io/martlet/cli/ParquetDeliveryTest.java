package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A universe that is delivered as Parquet. */
class ParquetDeliveryTest {

  @TempDir private Path folder;
  private Copy copy;

  /** What was prepared from CSV is delivered. */
  @BeforeEach
  void deliver() throws IOException {
    Copy prepared = Copy.in(folder.resolve("prepared"));
    prepared.martlet("prepare");
    copy = Copy.in(folder.resolve("insurance"));
    try (Stream<Path> files = Files.walk(prepared.workspace().state().resolve("universe"))) {
      Path records =
          files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.copy(records, copy.folder().resolve("people.parquet"));
    }
    copy.replace("universe.yaml", "insurance.csv.bz2", "people.parquet");
  }

  @Test
  void itsScoresAreThoseOfCsv() {
    copy.replace("universe.yaml", "person_id: int32", "person_id: int16");

    Copy.Result run = copy.martlet("run");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(copy.martlet("show", "coverage").exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(run.lastLine()).startsWith("Published 2 marts: 14 models, 8,802 records, 0 failed");
  }

  @Test
  void aValueBeyondItsTypeIsNamedByItsRecord() {
    copy.replace("universe.yaml", "person_id: int32", "person_id: int8");
    assertThat(refused())
        .contains("people.parquet:128: column \"person_id\": the value is no int8.");
  }

  @Test
  void aColumnOfAnotherTypeIsRefused() {
    copy.replace("universe.yaml", "ethnicity: string", "ethnicity: date");
    assertThat(refused())
        .contains(
            "people.parquet: column \"ethnicity\": the file has it as binary ethnicity (STRING)");
  }

  @Test
  void aColumnThatIsNotDeclaredIsRefused() {
    copy.replace("universe.yaml", "  ethnicity: string\n", "");
    assertThat(refused()).contains("column \"ethnicity\": universe \"people\" does not declare it");
  }

  @Test
  void whatIsNoParquetIsRefused() throws IOException {
    Files.writeString(copy.folder().resolve("people.parquet"), "no Parquet at all");
    assertThat(refused()).contains("people.parquet: byte 1 is not where a Parquet file begins");
  }

  private String refused() {
    Copy.Result result = copy.martlet("prepare");
    assertThat(result.exitCode()).as(result.out()).isEqualTo(ExitCode.VIOLATIONS);
    return result.err();
  }
}
