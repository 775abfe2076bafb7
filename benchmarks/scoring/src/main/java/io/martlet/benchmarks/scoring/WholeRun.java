package io.martlet.benchmarks.scoring;

import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.spark.score.FileWork;
import io.martlet.spark.score.ModelOutcome;
import io.martlet.spark.score.PassListener;
import io.martlet.spark.score.StageTimes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds up the time that passes take; a model that fails ends the benchmark. */
final class WholeRun implements PassListener {

  private long began;
  private long elapsed;
  private final Map<String, Long> stages = new LinkedHashMap<>();

  /** Nanoseconds: in passes, the rest of a run being the commit, and in their stages. */
  String json() {
    String fields =
        stages.entrySet().stream()
            .map(
                stage -> String.format(Locale.ROOT, "\"%s\": %d", stage.getKey(), stage.getValue()))
            .collect(Collectors.joining(", "));
    return String.format(Locale.ROOT, "{\"elapsed\": %d, \"stages\": {%s}}", elapsed, fields);
  }

  @Override
  public void microbatchStarted(PlanMicrobatch microbatch) {
    began = System.nanoTime();
  }

  @Override
  public void microbatchFinished(PlanMicrobatch microbatch, long records, StageTimes times) {
    elapsed += System.nanoTime() - began;
    add("open", times.open());
    add("read", times.read());
    add("decompress", times.decompress());
    add("decode", times.decode());
    add("await", times.await());
    add("encode", times.encode());
    add("write", times.write());
  }

  private void add(String stage, long nanoseconds) {
    stages.merge(stage, nanoseconds, Long::sum);
  }

  @Override
  public void fileScored(PlanMicrobatch microbatch, FileWork work) {}

  @Override
  public void modelDone(PlanModel model, ModelOutcome outcome) {
    if (!outcome.scored()) {
      throw new IllegalStateException(model.subject() + " failed");
    }
  }

  @Override
  public void recordsScored(PlanMicrobatch microbatch, long records) {}
}
