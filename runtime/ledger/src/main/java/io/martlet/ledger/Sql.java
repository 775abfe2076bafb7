package io.martlet.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Statements with parameters, and rows as values. */
final class Sql {

  private static final Logger LOG = LoggerFactory.getLogger(Sql.class);

  private final DataSource source;

  Sql(DataSource source) {
    this.source = source;
  }

  /** Makes a value of a row. */
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** Work in one transaction. */
  interface Work {
    void in(Transaction transaction) throws SQLException;
  }

  /** Work in one transaction that comes to something. */
  interface Question<T> {
    T in(Transaction transaction) throws SQLException;
  }

  /** Rows, asked for again while connections of the pool turn out to be lost. */
  <T> List<T> query(String sql, Row<T> row, Object... parameters) {
    for (int i = 0; i < Ledger.CONNECTIONS; i++) {
      try {
        return queryOnce(sql, row, parameters);
      } catch (LedgerAwayException lost) {
        LOG.info("a connection to the ledger is lost", lost);
      }
    }
    return queryOnce(sql, row, parameters);
  }

  private <T> List<T> queryOnce(String sql, Row<T> row, Object... parameters) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      List<T> rows = new ArrayList<>();
      try (ResultSet results = statement.executeQuery()) {
        while (results.next()) {
          rows.add(row.of(results));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  void update(String sql, Object... parameters) {
    transact(transaction -> transaction.update(sql, parameters));
  }

  void transact(Work work) {
    ask(
        transaction -> {
          work.in(transaction);
          return true;
        });
  }

  <T> T ask(Question<T> question) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T answer = question.in(new Transaction(connection));
        connection.commit();
        return answer;
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static void rollBack(Connection connection, Exception why) {
    try {
      connection.rollback();
    } catch (SQLException lost) {
      // With the connection went the transaction.
      why.addSuppressed(lost);
    }
  }

  static LedgerException failed(SQLException e) {
    return Absence.explains(e)
        ? new LedgerAwayException("the ledger does not answer. Is its PostgreSQL up?", e)
        : new LedgerException("the ledger answered: " + e.getMessage(), e);
  }

  private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i] instanceof Object[] values) {
        statement.setArray(i + 1, array(statement.getConnection(), values));
      } else {
        statement.setObject(i + 1, parameters[i]);
      }
    }
  }

  private static Array array(Connection connection, Object[] values) throws SQLException {
    return connection.createArrayOf(type(values), values);
  }

  private static String type(Object[] values) {
    if (values instanceof Long[]) {
      return "bigint";
    }
    if (values instanceof Integer[]) {
      return "integer";
    }
    return values instanceof Double[] ? "float8" : "text";
  }

  /** An open transaction. */
  static final class Transaction {
    private final Connection connection;

    private Transaction(Connection connection) {
      this.connection = connection;
    }

    /** The same statement for many rows, in few round trips. */
    void batch(String sql, List<Object[]> rows) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (Object[] row : rows) {
          bind(statement, row);
          statement.addBatch();
        }
        statement.executeBatch();
      }
    }

    /** How many rows it changed. */
    int update(String sql, Object... parameters) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(statement, parameters);
        return statement.executeUpdate();
      }
    }

    /** The first column of the one row that there is. */
    String text(String sql, Object... parameters) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(statement, parameters);
        try (ResultSet row = statement.executeQuery()) {
          if (!row.next()) {
            throw new SQLException("no such row in the ledger");
          }
          return row.getString(1);
        }
      }
    }
  }
}
