package io.martlet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL, kept in a folder. */
class LedgerTest {

  @TempDir private Path folder;

  @Test
  void aRunIsTold() {
    try (Ledger ledger = Ledger.local(folder);
        RunRecorder recorder = ledger.recorder()) {
      start(recorder, "a1");
      recorder.stepStarted("step-001");
      recorder.microbatchStarted("mb-0001");
      recorder.microbatchFinished(
          "mb-0001",
          6,
          List.of(new RunRecorder.ScoredModel("deposits", 1, 2, List.of(1L, 2L, 3L))),
          List.of(
              new RunRecorder.FailedModel(
                  "deposits",
                  2,
                  new FailureRecord("CRASHED", Optional.of("SIGSEGV"), "ended its host"))));
      recorder.stepFinished("step-001");
      recorder.martStaged("deposits", 42);
      recorder.finished(6);

      RunQueries queries = ledger.queries();
      assertThat(queries.runs("bank"))
          .singleElement()
          .satisfies(
              run -> {
                assertThat(run.state()).isEqualTo(RunState.FINISHED);
                assertThat(run.records()).isEqualTo(6);
              });
      assertThat(queries.marts("a1"))
          .containsExactly(new MartRecord("deposits", MartState.STAGED, Optional.of(42L)));
      assertThat(queries.microbatches("a1")).isEqualTo(new RunQueries.Progress(1, 1));
      List<ModelRecord> models = queries.models("a1");
      assertThat(models.get(0).meanRank()).isEqualTo((1 + 2 * 2 + 3 * 3) / 6.0);
      assertThat(models.get(1).state()).isEqualTo(ModelState.FAILED);
      assertThat(models.get(1).failure())
          .contains(new FailureRecord("CRASHED", Optional.of("SIGSEGV"), "ended its host"));
    }
  }

  @Test
  void aRunWhoseDriverIsGoneIsInterrupted() {
    try (Ledger ledger = Ledger.local(folder)) {
      try (RunRecorder recorder = ledger.recorder()) {
        start(recorder, "a1");
        assertThat(state(ledger, "a1")).isEqualTo(RunState.RUNNING);
      }
      assertThat(state(ledger, "a1")).isEqualTo(RunState.INTERRUPTED);
    }
  }

  @Test
  void whatIsRecordedOutlivesTheServer() {
    try (Ledger ledger = Ledger.local(folder);
        RunRecorder recorder = ledger.recorder()) {
      start(recorder, "a1");
      recorder.finished(0);
    }
    assertThat(servers()).isZero();
    try (Ledger ledger = Ledger.local(folder)) {
      assertThat(state(ledger, "a1")).isEqualTo(RunState.FINISHED);
    }
  }

  @Test
  void anotherServerCanHoldIt() {
    try (Ledger local = Ledger.local(folder);
        Ledger other = Ledger.at(local.jdbcUrl());
        RunRecorder recorder = other.recorder()) {
      start(recorder, "a1");
      assertThat(state(local, "a1")).isEqualTo(RunState.RUNNING);
    }
  }

  @Test
  void secretsAreNotTold() {
    assertThatThrownBy(
            () -> Ledger.at("jdbc:postgresql://localhost:1/x?user=me&password=hush&loginTimeout=1"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("no ledger at jdbc:postgresql://localhost:1/x")
        .hasMessageNotContaining("hush");
  }

  private static void start(RunRecorder recorder, String id) {
    recorder.start(
        id,
        "bank",
        "digest",
        List.of(new RunRecorder.PlannedStep("step-001", "cluster-1", List.of("mb-0001"))),
        List.of(
            new RunRecorder.PlannedModel(
                "deposits", 1, "one", "library", "mb-0001", "hash", "in", 1),
            new RunRecorder.PlannedModel("deposits", 2, "two", "r", "mb-0001", "hash", "in", 1)));
  }

  private static RunState state(Ledger ledger, String id) {
    return ledger.queries().runs("bank").stream()
        .filter(run -> run.id().equals(id))
        .findFirst()
        .orElseThrow()
        .state();
  }

  /** Servers whose data are in the folder. */
  private long servers() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
        .count();
  }
}
