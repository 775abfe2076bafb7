package io.martlet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.martlet.ledger.RunRecorder.MartEnding;
import io.martlet.ledger.RunRecorder.StepLease;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL, kept in a folder. */
class LedgerTest {

  private static final ExecutorService THREADS = Executors.newCachedThreadPool();

  @TempDir private Path folder;

  @Test
  void aRunIsTold() {
    try (Ledger ledger = Ledger.local(folder);
        RunRecorder recorder = ledger.recorder(() -> {})) {
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
                  new FailureRecord(
                      "CRASHED",
                      Optional.of("SIGSEGV"),
                      "ended its host",
                      Optional.of("client_id 7")))));
      recorder.stepFinished("step-001");
      recorder.finishedIfWhole();
      assertThat(state(ledger, "a1")).isEqualTo(RunState.RUNNING);
      recorder.endOnce(
          "deposits",
          () -> new MartEnding(MartState.STAGED, 42, Optional.empty(), Optional.empty()));
      recorder.finishedIfWhole();

      RunQueries queries = ledger.queries();
      assertThat(queries.runs("bank"))
          .singleElement()
          .satisfies(
              run -> {
                assertThat(run.state()).isEqualTo(RunState.FINISHED);
                assertThat(run.records()).isEqualTo(6);
              });
      assertThat(queries.marts("a1"))
          .containsExactly(
              new MartRecord("deposits", MartState.STAGED, Optional.of(42L), Optional.empty()));
      assertThat(queries.microbatches("a1")).isEqualTo(new RunQueries.Progress(1, 0, 1));
      List<ModelRecord> models = queries.models("a1");
      assertThat(models.get(0).meanRank()).isEqualTo((1 + 2 * 2 + 3 * 3) / 6.0);
      assertThat(models.get(1).state()).isEqualTo(ModelState.FAILED);
      assertThat(queries.latest("bank", 5)).containsExactly(queries.totals("a1"));
      assertThat(queries.history("bank", "deposits", models.get(1).name(), 5))
          .singleElement()
          .satisfies(
              past -> {
                assertThat(past.run()).isEqualTo("a1");
                assertThat(past.mart()).isEqualTo(MartState.STAGED);
                assertThat(past.model()).isEqualTo(models.get(1));
              });
      assertThat(models.get(1).failure())
          .contains(
              new FailureRecord(
                  "CRASHED", Optional.of("SIGSEGV"), "ended its host", Optional.of("client_id 7")));
    }
  }

  @Test
  void aRunWhoseDriverIsGoneIsInterrupted() {
    try (Ledger ledger = Ledger.local(folder)) {
      try (RunRecorder recorder = ledger.recorder(() -> {})) {
        start(recorder, "a1");
        assertThat(state(ledger, "a1")).isEqualTo(RunState.RUNNING);
      }
      assertThat(state(ledger, "a1")).isEqualTo(RunState.INTERRUPTED);
    }
  }

  @Test
  void whatIsRecordedOutlivesTheServer() {
    try (Ledger ledger = Ledger.local(folder);
        RunRecorder recorder = ledger.recorder(() -> {})) {
      start(recorder, "a1");
      end(recorder);
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
        RunRecorder recorder = other.recorder(() -> {})) {
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

  @Test
  void aStepIsDoneByOneDriverAndFoundDoneByTheNext() throws Exception {
    try (Ledger ledger = Ledger.local(folder);
        RunRecorder first = ledger.recorder(() -> {});
        RunRecorder second = ledger.recorder(() -> {})) {
      start(first, "a1");
      start(second, "a1");
      StepLease lease = first.lease("step-001", () -> fail("nobody has it"));
      CountDownLatch waiting = new CountDownLatch(1);
      Future<Boolean> found =
          THREADS.submit(
              () -> {
                try (StepLease taken = second.lease("step-001", waiting::countDown)) {
                  return taken.finished();
                }
              });
      waiting.await();
      assertThat(lease.finished()).isFalse();
      first.stepStarted("step-001");
      first.stepFinished("step-001");
      lease.close();

      assertThat(found.get()).isTrue();
    }
  }

  @Test
  void aStepOfADriverThatIsGoneIsTakenUp() throws Exception {
    try (Ledger ledger = Ledger.local(folder);
        RunRecorder second = ledger.recorder(() -> {})) {
      StepLease taken;
      try (RunRecorder first = ledger.recorder(() -> {})) {
        start(first, "a1");
        taken = first.lease("step-001", () -> fail("nobody has it"));
        first.stepStarted("step-001");
        assertThat(taken.finished()).isFalse();
        first.broken("killed", 1);
        taken.close();
      }
      start(second, "a1");
      assertThat(state(ledger, "a1")).isEqualTo(RunState.RUNNING);
      try (StepLease again = second.lease("step-001", () -> fail("nobody has it"))) {
        assertThat(again.finished()).isFalse();
      }
    }
  }

  @Test
  void aMartIsBroughtToItsEndOnce() throws Exception {
    try (Ledger ledger = Ledger.local(folder);
        RunRecorder first = ledger.recorder(() -> {});
        RunRecorder second = ledger.recorder(() -> {})) {
      start(first, "a1");
      start(second, "a1");
      AtomicInteger times = new AtomicInteger();
      Supplier<MartEnding> ending =
          () ->
              new MartEnding(
                  MartState.PUBLISHED, times.incrementAndGet(), Optional.empty(), Optional.empty());
      List<Future<Optional<MartEnding>>> made =
          THREADS.invokeAll(
              List.of(
                  () -> first.endOnce("deposits", ending),
                  () -> second.endOnce("deposits", ending)));

      assertThat(List.of(made.get(0).get().isPresent(), made.get(1).get().isPresent()))
          .containsExactlyInAnyOrder(true, false);
      assertThat(times).hasValue(1);
      assertThat(ledger.queries().marts("a1"))
          .containsExactly(
              new MartRecord("deposits", MartState.PUBLISHED, Optional.of(1L), Optional.empty()));
    }
  }

  @Test
  void aRunIsOfOnePlan() {
    try (Ledger ledger = Ledger.local(folder);
        RunRecorder first = ledger.recorder(() -> {});
        RunRecorder second = ledger.recorder(() -> {})) {
      start(first, "a1");
      assertThatThrownBy(() -> second.join(planned("a1", "other"), 6))
          .isInstanceOf(LedgerException.class)
          .hasMessage("run a1 is of another plan than other. Start a new run.");
    }
  }

  @Test
  void aModelKeepsTheScoresThatAnotherRunHasGivenIt() {
    try (Ledger ledger = Ledger.local(folder)) {
      try (RunRecorder recorder = ledger.recorder(() -> {})) {
        start(recorder, "a1");
        recorder.microbatchStarted("mb-0001");
        recorder.microbatchFinished(
            "mb-0001",
            6,
            List.of(new RunRecorder.ScoredModel("deposits", 1, 2, List.of(1L, 2L, 3L))),
            List.of());
      }
      for (String[] runs : new String[][] {{"a2", "a1"}, {"a3", "a2"}}) {
        try (RunRecorder recorder = ledger.recorder(() -> {})) {
          recorder.join(
              new RunAgenda(
                  runs[0],
                  "bank",
                  "digest",
                  "universe",
                  List.of(),
                  List.of(),
                  List.of(new RunAgenda.Base("deposits", runs[1], 42, List.of(1), List.of()))),
              6);
        }
      }
      ModelRecord scored = ledger.queries().models("a1").get(0);
      assertThat(ledger.queries().models("a3"))
          .singleElement()
          .satisfies(
              kept -> {
                assertThat(kept.state()).isEqualTo(ModelState.KEPT);
                assertThat(kept.scoredBy()).contains("a1");
                assertThat(kept.ranks()).isEqualTo(scored.ranks());
                assertThat(kept.scoringHash()).isEqualTo(scored.scoringHash());
              });
      assertThat(ledger.queries().totals("a3").kept()).isEqualTo(1);
    }
  }

  @Test
  void nothingBecomesWhatItCannot() {
    try (Ledger ledger = Ledger.local(folder);
        RunRecorder recorder = ledger.recorder(() -> {})) {
      start(recorder, "a1");
      assertThatThrownBy(() -> recorder.stepFinished("step-001"))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("step cannot become FINISHED after PENDING");
      end(recorder);
      recorder.finishedIfWhole();
      recorder.broken("too late", 1);
      assertThat(state(ledger, "a1")).isEqualTo(RunState.FINISHED);
    }
  }

  private static void end(RunRecorder recorder) {
    recorder.stepStarted("step-001");
    recorder.stepFinished("step-001");
    recorder.endOnce(
        "deposits",
        () -> new MartEnding(MartState.PUBLISHED, 1, Optional.empty(), Optional.empty()));
    recorder.finishedIfWhole();
  }

  private static void start(RunRecorder recorder, String id) {
    recorder.join(planned(id, "digest"), 6);
  }

  private static RunAgenda planned(String id, String plan) {
    return new RunAgenda(
        id,
        "bank",
        plan,
        "universe",
        List.of(new RunAgenda.Step("step-001", "cluster-1", List.of("mb-0001"))),
        List.of(
            new RunAgenda.Model("deposits", 1, "one", "library", "mb-0001", "hash", "in", 1),
            new RunAgenda.Model("deposits", 2, "two", "r", "mb-0001", "hash", "in", 1)),
        List.of());
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
