package io.martlet.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** A server of a former version, which let everybody in. */
final class OpenServer {

  private OpenServer() {}

  /**
   * Lets nobody in any more who does not know a password.
   *
   * @param password of letters and digits
   * @param method by which it is asked for, as PostgreSQL calls it
   */
  static void close(DataSource server, Path data, String password, String method)
      throws IOException {
    try (Connection connection = server.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter user postgres password '" + password + "'");
      Path rules = data.resolve("pg_hba.conf");
      List<String> closed =
          Files.readAllLines(rules).stream()
              .map(rule -> rule.startsWith("#") ? rule : rule.replaceAll("\\btrust$", method))
              .toList();
      Files.write(rules, closed);
      statement.execute("select pg_reload_conf()");
    } catch (SQLException e) {
      throw new LedgerException("the ledger's PostgreSQL could not be given a password", e);
    }
  }
}
