package io.martlet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerSchemaTest {

  private static final Path MIGRATIONS =
      Path.of("src/main/resources/io/martlet/ledger/schema").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void theNewestIsKnown() throws IOException {
    try (Stream<Path> migrations = Files.list(MIGRATIONS)) {
      assertThat(
              migrations
                  .map(file -> file.getFileName().toString())
                  .max(Comparator.comparingInt(LedgerSchemaTest::version)))
          .contains(LedgerSchema.NEWEST);
    }
  }

  @Test
  void aLedgerOfAnOlderVersionIsBroughtUpToDateOnce() throws Exception {
    try (LocalPostgres postgres = LocalPostgres.open(folder)) {
      Flyway.configure()
          .dataSource(postgres.jdbcUrl(), null, null)
          .schemas(LedgerSchema.NAME)
          .locations("filesystem:" + MIGRATIONS)
          .target("5")
          .load()
          .migrate();

      for (int opened = 0; opened < 2; opened++) {
        try (Ledger ledger = Ledger.at(postgres.jdbcUrl())) {
          assertThat(ledger.queries().allRuns()).isEmpty();
        }
        assertThat(applied(postgres)).isEqualTo(version(LedgerSchema.NEWEST));
      }
    }
  }

  private static int applied(LocalPostgres postgres) throws SQLException {
    try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT count(*) FROM martlet.flyway_schema_history WHERE version IS NOT NULL")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static int version(String file) {
    return Integer.parseInt(file.replaceFirst("V([0-9]+)__.*", "$1"));
  }
}
