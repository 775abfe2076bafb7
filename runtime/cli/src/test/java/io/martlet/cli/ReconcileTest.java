package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.Tiny.Scored;
import io.martlet.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is broken between ledger, tables and files is named. */
class ReconcileTest {

  @TempDir private Path folder;
  private Tiny tiny;

  @BeforeEach
  void published() {
    tiny = Tiny.in(folder).mart("", new Scored(1, "one", 3), new Scored(2, "two", 7));
    assertThat(tiny.martlet("run").exitCode()).isEqualTo(ExitCode.CLEAN);
  }

  @Test
  void aRunThatIsRightHasNoDifference() {
    Copy.Result result = tiny.martlet("reconcile");
    assertThat(result.exitCode()).as(result.out()).isEqualTo(ExitCode.CLEAN);
    assertThat(result.lastLine()).startsWith("0 differences: 1 mart, 2 models, 1 file (run ");
    assertThat(tiny.martlet("reconcile", "--json").out()).contains("\"differences\":[]");
  }

  @Test
  void aFileThatIsGoneCutOrSpoiltIsNamed() throws Exception {
    Path file = file();
    byte[] bytes = Files.readAllBytes(file);

    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    requireDifference(
        String.format(Locale.ROOT, "with %,d bytes, not %,d.", bytes.length - 1, bytes.length));
    Files.write(file, new byte[bytes.length]);
    requireDifference("is no Parquet file that can be read.");
    Files.delete(file);
    requireDifference("Mart first lacks its file ");
    Files.write(file, bytes);
    assertThat(tiny.martlet("reconcile").exitCode()).isEqualTo(ExitCode.CLEAN);
  }

  @Test
  void aLedgerThatSaysOtherwiseIsNamed() throws Exception {
    sql("update martlet.mart set snapshot = 17");
    requireDifference("Mart first is published as snapshot 17, which its table does not have.");
  }

  @Test
  void scoresThatTheLedgerDoesNotKnowOfAreNamed() throws Exception {
    sql("alter table martlet.model disable trigger all");
    sql("update martlet.model set state = 'FAILED' where name = 'two'");
    requireDifference("Model two of mart first has 10 scores in the files, by the ledger 0.");
  }

  @Test
  void recordsThatAreMissingAreNamed() throws Exception {
    sql("update martlet.run set records = 11");
    requireDifference("Mart first has 10 records, the run 11.");
  }

  @Test
  void whatWasPublishedAndIsNotOnRecordIsNamed() throws Exception {
    sql("alter table martlet.mart disable trigger all");
    sql("update martlet.mart set state = 'STAGED'");
    requireDifference("of this run in its table, which the ledger has as staged.");
  }

  @Test
  void scoreFilesThatAreLeftAreNamed() throws Exception {
    String run = tiny.martlet("status").lastLine().replaceFirst(".*\\(run (.+)\\)\\.", "$1");
    Files.createDirectories(folder.resolve(".martlet/scores").resolve(run));
    requireDifference("The run has finished, and its score files are still there: martlet gc");
  }

  private void requireDifference(String text) {
    Copy.Result result = tiny.martlet("reconcile");
    assertThat(result.out()).contains(text);
    assertThat(result.exitCode()).isEqualTo(ExitCode.VIOLATIONS);
    assertThat(result.lastLine()).contains(" difference");
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(".martlet/warehouse/marts/first/data"))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  private void sql(String statement) throws SQLException {
    try (Ledger ledger = Ledger.local(folder.resolve(".martlet/ledger"));
        Connection connection = DriverManager.getConnection(ledger.jdbcUrl());
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
