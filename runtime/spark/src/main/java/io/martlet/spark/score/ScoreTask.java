package io.martlet.spark.score;

import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.spark.ThreadTime;
import io.martlet.spark.encode.ScoreFile;
import io.martlet.spark.host.ModelFailure;
import io.martlet.spark.scan.RowGroup;
import io.martlet.spark.scan.UniverseFile;
import io.martlet.spark.scan.UniverseReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** Scores one universe file with the models of one microbatch. Runs on executors. */
final class ScoreTask implements Function<UniverseFile, FileOutcome> {

  private static final long serialVersionUID = 1L;

  private final Broadcast<PassSpec> spec;

  ScoreTask(Broadcast<PassSpec> spec) {
    this.spec = spec;
  }

  @Override
  public FileOutcome call(UniverseFile file) {
    long start = ThreadTime.nanos();
    PassSpec pass = spec.value();
    ScoreSlot slot = SlotPool.borrow(pass.output(), () -> new ScoreSlot(pass));
    try {
      FileOutcome outcome = score(file, pass, slot, start);
      SlotPool.giveBack(pass.output(), slot);
      return outcome;
    } catch (RuntimeException | Error e) {
      slot.close();
      throw e;
    }
  }

  private static FileOutcome score(UniverseFile file, PassSpec pass, ScoreSlot slot, long start) {
    PlanMicrobatch microbatch = slot.microbatch();
    Map<String, MartScores> marts = open(microbatch, pass, file);
    try (UniverseReader reader = new UniverseReader(file, slot.inputs())) {
      ScoreLoop loop = new ScoreLoop(slot, pass.hosts().batchRows(), marts.values());
      long open = ThreadTime.nanos() - start;
      long rows = 0;
      for (RowGroup group = reader.next(); group != null; group = reader.next()) {
        loop.score(group);
        rows += group.rows();
      }
      marts.values().forEach(mart -> mart.file().end());
      return outcome(
          file,
          rows,
          microbatch,
          slot.session().failures(),
          marts,
          loop.times(open, reader.copyNanos()));
    } finally {
      marts.values().forEach(mart -> mart.file().close());
    }
  }

  private static Map<String, MartScores> open(
      PlanMicrobatch microbatch, PassSpec pass, UniverseFile file) {
    Map<String, List<Integer>> models = new LinkedHashMap<>();
    for (int i = 0; i < microbatch.models().size(); i++) {
      models.computeIfAbsent(microbatch.models().get(i).mart(), mart -> new ArrayList<>()).add(i);
    }
    // Two attempts at one task write two files; the driver hears of the winner's.
    long attempt = TaskContext.get().taskAttemptId();
    Map<String, MartScores> marts = new LinkedHashMap<>();
    models.forEach(
        (mart, indexes) -> {
          String path =
              String.format(
                  Locale.ROOT, "%s/%s-%05d-%d.parquet", pass.output(), mart, file.index(), attempt);
          List<PlanModel> planModels = indexes.stream().map(microbatch.models()::get).toList();
          marts.put(mart, new MartScores(new ScoreFile(path, planModels), indexes));
        });
    return marts;
  }

  private static FileOutcome outcome(
      UniverseFile file,
      long rows,
      PlanMicrobatch microbatch,
      Map<Integer, ModelFailure> failures,
      Map<String, MartScores> marts,
      StageTimes times) {
    long[][] counts = new long[microbatch.models().size()][];
    HashMap<String, String> files = new HashMap<>();
    marts.forEach(
        (name, mart) -> {
          files.put(name, mart.file().path());
          for (int i = 0; i < mart.models().size(); i++) {
            counts[mart.models().get(i)] = mart.file().counts(i);
          }
        });
    return new FileOutcome(
        file.index(),
        rows,
        files,
        new HashMap<>(failures),
        PackedCounts.of(Arrays.asList(counts)),
        times);
  }
}
