package io.martlet.spark.score;

import io.martlet.plan.PlanMicrobatch;
import io.martlet.spark.host.ModelFailure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a pass has left so far, added up file by file as their tasks end. On the driver. */
final class PassOutcome {

  private final PlanMicrobatch microbatch;
  private final Map<Integer, PassFile> files = new TreeMap<>();
  private final Map<Integer, ModelFailure> failures = new TreeMap<>();
  private final List<long[]> counts;
  private StageTimes times = StageTimes.NONE;

  PassOutcome(PlanMicrobatch microbatch) {
    this.microbatch = microbatch;
    this.counts = PackedCounts.none(microbatch);
  }

  void add(FileOutcome file) {
    files.put(file.file(), new PassFile(file.file(), file.rows(), file.scores(), file.marts()));
    file.failures().forEach(failures::putIfAbsent);
    file.counts().addTo(counts);
    times = times.plus(file.work().times());
  }

  /**
   * Once all files are there.
   *
   * @param layouts as {@link PassManifest#layouts}
   */
  PassManifest manifest(String run, String plan, Map<String, String> layouts) {
    return new PassManifest(
        run, plan, microbatch, layouts, List.copyOf(files.values()), failures, counts, times);
  }
}
