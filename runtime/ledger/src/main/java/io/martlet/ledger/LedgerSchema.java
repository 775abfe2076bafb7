package io.martlet.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of a ledger: made, and brought up to date, by Flyway. */
final class LedgerSchema {

  static final String NAME = "martlet";

  /** Of the migrations, the last one. */
  static final String NEWEST = "V10__sandbox.sql";

  private static final String LAST_APPLIED =
      "SELECT script FROM "
          + NAME
          + ".flyway_schema_history WHERE success ORDER BY installed_rank DESC LIMIT 1";

  private LedgerSchema() {}

  /** Loading Flyway takes longer than most commands: where there is nothing to do, it is let be. */
  static void bringUpToDate(DataSource source) {
    if (!isNewest(source)) {
      Flyway.configure()
          .dataSource(source)
          .schemas(NAME)
          .locations("classpath:io/martlet/ledger/schema")
          .load()
          .migrate();
    }
  }

  private static boolean isNewest(DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet last = statement.executeQuery(LAST_APPLIED)) {
      return last.next() && last.getString(1).equals(NEWEST);
    } catch (SQLException none) {
      // There is no such table yet, or whatever else is wrong, Flyway says.
      return false;
    }
  }
}
