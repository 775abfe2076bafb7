package io.martlet.spark.host;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Finds the record of a batch at which a model fails: it is run alone, in a fresh host each time,
 * on the batch's first records, more and fewer of them, until it fails with one record more than it
 * scores.
 */
final class RecordTrial {

  /** Models that take long to open, or to fail, are not worth more of a run's time. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(1);

  /** How much less of its time a model gets here than in a run. */
  private static final int LESS_PATIENT = 10;

  private final HostSettings settings;
  private final HostGroup group;
  private final List<HostModel> models;
  private final Batch batch;
  private final int model;
  private final FailureKind kind;
  private final long deadline = System.nanoTime() + LONGEST.toNanos();

  /** Of the records that were scored last, without the start of their host. */
  private long scoringNanos;

  /**
   * @param models all there are, by index
   * @param model the one that failed, and is in that group
   * @param kind how
   */
  RecordTrial(
      HostSettings settings,
      HostGroup group,
      List<HostModel> models,
      Batch batch,
      int model,
      FailureKind kind) {
    this.settings = kind == FailureKind.TIMED_OUT ? lessPatient(settings) : settings;
    this.group = group;
    this.models = models;
    this.batch = batch;
    this.model = model;
    this.kind = kind;
  }

  private static HostSettings lessPatient(HostSettings settings) {
    Duration less = settings.scoreTimeout().dividedBy(LESS_PATIENT);
    return settings.patientForABatch(
        less.compareTo(SHORTEST_PATIENCE) < 0 ? SHORTEST_PATIENCE : less);
  }

  /** The record, from 0; none when it does not fail alone, or not at one record. */
  OptionalInt record() {
    int most = batch.rows();
    if (!fails(most)) {
      return OptionalInt.empty();
    }
    int scored = 0;
    int failing = most;
    while (failing - scored > 1) {
      if (System.nanoTime() > deadline) {
        return OptionalInt.empty();
      }
      int middle = (scored + failing) >>> 1;
      if (fails(middle)) {
        failing = middle;
      } else {
        scored = middle;
      }
    }
    return kind == FailureKind.TIMED_OUT && scored > 0 && isSlow(scored)
        ? OptionalInt.empty()
        : OptionalInt.of(failing - 1);
  }

  /** Whether the time that the model takes has grown record by record. */
  private boolean isSlow(int rows) {
    return fails(rows) || scoringNanos > settings.scoreTimeout().toNanos() / 2;
  }

  private boolean fails(int rows) {
    AtomicReference<FailureKind> failed = new AtomicReference<>();
    try (Host host =
        Host.start(
            settings,
            group,
            models,
            batch.layout().columns(),
            List.of(model),
            (index, failure, record) -> failed.set(failure.kind()))) {
      Region copy = batch.region().successor();
      try {
        host.share(copy, batch.layout(), List.of(model));
      } finally {
        copy.unlink();
      }
      long start = System.nanoTime();
      host.submit(new Batch(copy, batch.layout(), batch.slot(), rows));
      host.await();
      scoringNanos = System.nanoTime() - start;
    } catch (HostDownException e) {
      failed.set(e.failure().kind());
    }
    return failed.get() == kind;
  }
}
