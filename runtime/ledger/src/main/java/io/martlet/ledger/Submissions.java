package io.martlet.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Runs that were handed to Amazon EMR. */
public final class Submissions {

  private final DataSource source;
  private final Sql sql;

  Submissions(DataSource source, Sql sql) {
    this.source = source;
    this.sql = sql;
  }

  /** Records one, before anything is asked for there; again, it changes nothing. */
  public void add(SubmissionRecord submission) {
    sql.update(
        "insert into submission (run, catalog, plan_digest, arguments, jar, region, endpoint, who)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
        submission.run(),
        submission.catalog(),
        submission.planDigest(),
        submission.arguments().toArray(String[]::new),
        submission.jar(),
        submission.region().orElse(null),
        submission.endpoint().orElse(null),
        Publications.who());
  }

  /** The submissions of a catalog, latest first. */
  public List<SubmissionRecord> of(String catalog) {
    return sql.query(
        "select * from submission where catalog = ? order by submitted desc",
        Submissions::record,
        catalog);
  }

  /** The latest submission of that plan, if it goes on. */
  public Optional<SubmissionRecord> open(String catalog, String planDigest) {
    return of(catalog).stream()
        .findFirst()
        .filter(each -> each.outcome().isEmpty() && each.planDigest().equals(planDigest));
  }

  /** Notes a cluster that a run has been given. */
  public void cluster(String run, SubmissionRecord.Cluster cluster) {
    sql.update(
        "insert into submitted_cluster (run, cluster, attempt, id) values (?, ?, ?, ?) on conflict"
            + " do nothing",
        run,
        cluster.cluster(),
        cluster.attempt(),
        cluster.id());
  }

  /** The clusters that a run was given, in the order of its plan. */
  public List<SubmissionRecord.Cluster> clusters(String run) {
    return sql.query(
        "select * from submitted_cluster where run = ? order by cluster, attempt",
        row ->
            new SubmissionRecord.Cluster(
                row.getString("cluster"), row.getInt("attempt"), row.getString("id")),
        run);
  }

  /** It has come to its end there. */
  public void ended(String run, String outcome) {
    sql.update("update submission set outcome = ? where run = ?", outcome, run);
  }

  /** The right to start and end clusters of a run, which one has at a time. */
  public static final class Steering implements AutoCloseable {

    private final Connection connection;
    private final String run;

    private Steering(Connection connection, String run) {
      this.connection = connection;
      this.run = run;
    }

    @Override
    public void close() {
      try (connection) {
        ask(connection, "select pg_advisory_unlock(hashtext('submission'), hashtext(?))", run);
      } catch (SQLException e) {
        throw new LedgerException("the ledger's connection is lost: " + e.getMessage(), e);
      }
    }
  }

  /**
   * Takes the right to start and end clusters of a run; nothing while somebody else has it. The
   * server takes it back from one who is gone.
   */
  public Optional<Steering> steer(String run) {
    try {
      Connection connection = source.getConnection();
      if (ask(
          connection, "select pg_try_advisory_lock(hashtext('submission'), hashtext(?))", run)) {
        return Optional.of(new Steering(connection, run));
      }
      connection.close();
      return Optional.empty();
    } catch (SQLException e) {
      throw new LedgerException("the ledger's connection is lost: " + e.getMessage(), e);
    }
  }

  private static boolean ask(Connection connection, String function, String run)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(function)) {
      statement.setString(1, run);
      try (ResultSet answer = statement.executeQuery()) {
        answer.next();
        return answer.getBoolean(1);
      }
    }
  }

  private static SubmissionRecord record(ResultSet row) throws SQLException {
    return new SubmissionRecord(
        row.getString("run"),
        row.getString("catalog"),
        row.getString("plan_digest"),
        List.of((String[]) row.getArray("arguments").getArray()),
        row.getString("jar"),
        Optional.ofNullable(row.getString("region")),
        Optional.ofNullable(row.getString("endpoint")),
        Optional.ofNullable(row.getString("outcome")));
  }
}
