package io.martlet.spark.score;

import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.spark.host.ModelFailure;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a pass has left so far, added up file by file as their tasks end. On the driver. */
final class PassOutcome {

  private final Map<Integer, Map<String, String>> scoreFiles = new HashMap<>();
  private final Map<Integer, ModelFailure> failures = new HashMap<>();
  private final List<long[]> counts;
  private StageTimes times = StageTimes.NONE;

  PassOutcome(PlanMicrobatch microbatch) {
    this.counts = microbatch.models().stream().map(PassOutcome::none).toList();
  }

  /** No rank and no binary 1 of a model counted yet. */
  private static long[] none(PlanModel model) {
    return new long[model.rank().last() - model.rank().first() + 2];
  }

  void add(FileOutcome file) {
    scoreFiles.put(file.file(), file.scoreFiles());
    file.failures().forEach(failures::putIfAbsent);
    file.counts().addTo(counts);
    times = times.plus(file.times());
  }

  /** The file with the scores of a mart for a file of the universe. */
  String scoreFile(int universeFile, String mart) {
    return scoreFiles.get(universeFile).get(mart);
  }

  /** A model that failed in one file has failed. */
  ModelOutcome model(int index) {
    long[] all = counts.get(index);
    int ranks = all.length - 1;
    return new ModelOutcome(
        failures.get(index), Arrays.stream(all, 0, ranks).boxed().toList(), all[ranks]);
  }

  StageTimes times() {
    return times;
  }
}
