package io.martlet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.martlet.ledger.RunRecorder.MartEnding;
import io.martlet.ledger.RunRecorder.StepLease;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that break at every request of a run, and a server that ends in the middle of it. */
class LedgerAwayTest {

  /** What is the same of all runs that went the same way, by table: all but ids and times. */
  private static final Map<String, String> FACTS =
      new TreeMap<>(
          Map.of(
              "run", "catalog, plan_digest, universe, records, state, message, exit_code",
              "step", "name, state, started is null, finished is null",
              "microbatch", "name, state, records, scored, started is null, finished is null",
              "mart", "name, state, snapshot, held_by",
              "model", "mart, number, state, records, positives, ranks",
              "failure", "mart, number, kind, signal, message, record",
              "publication", "mart, snapshot, previous, without",
              "override", "mart, gate, message"));

  @TempDir private static Path folder;
  private static Ledger server;
  private static UnreliableLine line;
  private static Ledger ledger;

  @BeforeAll
  static void start() throws IOException {
    server = Ledger.local(folder);
    URI uri = URI.create(server.jdbcUrl().substring("jdbc:".length()));
    line = new UnreliableLine(uri.getPort());
    ledger =
        Ledger.at(server.jdbcUrl().replace(":" + uri.getPort() + "/", ":" + line.port() + "/"));
  }

  @AfterAll
  static void stop() {
    ledger.close();
    line.close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void aRunIsOnRecordAsIfNothingHadHappened(UnreliableLine.Break at) throws SQLException {
    line.hold();
    record(ledger, at + "-0");
    int requests = line.requests();
    List<String> expected = facts(at + "-0");
    assertThat(requests).isGreaterThan(30);
    assertThat(expected).hasSize(9);

    for (int request = 1; request <= requests; request++) {
      String run = at + "-" + request;
      line.breakAt(request, at, request % 3);
      record(ledger, run);
      assertThat(facts(run)).as("the line broke at request %s", request).isEqualTo(expected);
    }
  }

  /** A server of Martlet's own that is killed is back, and a run of it goes on. */
  @Test
  void aLocalServerThatIsKilledIsStartedAgain(@TempDir Path own) throws Exception {
    AtomicInteger told = new AtomicInteger();
    try (Ledger local = Ledger.local(own);
        RunRecorder recorder = local.recorder(told::incrementAndGet)) {
      recorder.join(planned("a1"), 6);
      try (StepLease lease = recorder.lease("step-001", () -> fail("nobody has it"))) {
        assertThat(lease.finished()).isFalse();
        recorder.stepStarted("step-001");
        kill(own);
        pass(recorder);
        recorder.stepFinished("step-001");
        assertThat(recorder.endOnce("deposits", LedgerAwayTest::ending)).isPresent();
      }
      assertThat(recorder.finishedIfWhole()).isTrue();
      assertThat(told).hasValue(1);
      assertThat(local.queries().totals("a1").published()).isEqualTo(1);

      kill(own);
      for (int part = 0; part < 3; part++) {
        assertThat(
                local
                    .patiently(told::incrementAndGet, () -> local.queries().totals("a1"))
                    .published())
            .isEqualTo(1);
      }
      assertThat(told).as("once for each time away").hasValue(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
  void whatIsCommittedOutlivesTheMachine(String setting) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet shown = statement.executeQuery("show " + setting)) {
      shown.next();
      assertThat(shown.getString(1)).isEqualTo("on");
    }
  }

  private static void kill(Path folder) throws IOException {
    String process = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0);
    ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(process)).orElseThrow();
    postmaster.destroyForcibly();
    postmaster.onExit().join();
  }

  private static void record(Ledger ledger, String run) {
    try (RunRecorder recorder = ledger.recorder(() -> {})) {
      recorder.join(planned(run), 6);
      recorder.fewerRecordsAccepted("deposits", "6 of 7");
      try (StepLease lease = recorder.lease("step-001", () -> {})) {
        assertThat(lease.finished()).isFalse();
        recorder.stepStarted("step-001");
        pass(recorder);
        recorder.stepFinished("step-001");
        recorder.endOnce("deposits", LedgerAwayTest::ending);
      }
      assertThat(recorder.finishedIfWhole()).isTrue();
    }
  }

  private static void pass(RunRecorder recorder) {
    recorder.microbatchStarted("mb-0001");
    recorder.recordsScored("mb-0001", 3);
    recorder.microbatchFinished(
        "mb-0001",
        6,
        List.of(new RunRecorder.ScoredModel("deposits", 1, 2, List.of(1L, 2L, 3L))),
        List.of(
            new RunRecorder.FailedModel(
                "deposits",
                2,
                new FailureRecord(
                    "CRASHED", Optional.empty(), "ended its host", Optional.of("client 7")))));
  }

  private static MartEnding ending() {
    return new MartEnding(MartState.PUBLISHED, 42, Optional.empty(), Optional.of(41L));
  }

  private static RunAgenda planned(String id) {
    return new RunAgenda(
        id,
        "bank",
        "digest",
        "universe",
        List.of(new RunAgenda.Step("step-001", "cluster-1", List.of("mb-0001"))),
        List.of(
            new RunAgenda.Model("deposits", 1, "one", "library", "mb-0001", "hash", "in", 1),
            new RunAgenda.Model("deposits", 2, "two", "r", "mb-0001", "hash", "in", 1)),
        List.of());
  }

  private static List<String> facts(String run) throws SQLException {
    List<String> facts = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> table : FACTS.entrySet()) {
        String query =
            "select (%s)::text from martlet.%s where %s = '%s' order by 1"
                .formatted(
                    "row(" + table.getValue() + ")",
                    table.getKey(),
                    table.getKey().equals("run") ? "id" : "run",
                    run);
        try (ResultSet rows = statement.executeQuery(query)) {
          while (rows.next()) {
            facts.add(table.getKey() + rows.getString(1));
          }
        }
      }
    }
    return facts;
  }
}
