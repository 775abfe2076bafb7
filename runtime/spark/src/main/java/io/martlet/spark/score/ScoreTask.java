package io.martlet.spark.score;

import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.spark.SpreadName;
import io.martlet.spark.ThreadTime;
import io.martlet.spark.encode.ScoreFile;
import io.martlet.spark.host.ModelFailure;
import io.martlet.spark.mart.MartFile;
import io.martlet.spark.mart.MartLayout;
import io.martlet.spark.mart.MartOutput;
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
import org.apache.spark.TaskKilledException;
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

  /** An attempt that fails, or has lost to another, takes back what it has written. */
  private static FileOutcome score(UniverseFile file, PassSpec pass, ScoreSlot slot, long start) {
    WorkMeter meter = new WorkMeter(slot, start);
    try (UniverseReader reader = new UniverseReader(file, slot.inputs(), slot.inputsAndKey())) {
      Map<String, MartScores> marts = open(slot.microbatch(), pass, file);
      try {
        FileOutcome outcome = score(reader, file, pass, slot, start, marts, meter);
        if (TaskContext.get().isInterrupted()) {
          throw new TaskKilledException("scored in vain");
        }
        marts.values().forEach(MartScores::close);
        FinishedFiles.of(pass.output()).add(outcome, slot.microbatch(), pass);
        return outcome;
      } catch (RuntimeException | Error e) {
        marts.values().forEach(mart -> mart.discard(e));
        throw e;
      }
    }
  }

  private static FileOutcome score(
      UniverseReader reader,
      UniverseFile file,
      PassSpec pass,
      ScoreSlot slot,
      long start,
      Map<String, MartScores> marts,
      WorkMeter meter) {
    ScoreLoop loop = new ScoreLoop(slot, file, pass.hosts().batchRows(), marts.values());
    long open = ThreadTime.nanos() - start;
    long rows = 0;
    for (RowGroup group = reader.next(); group != null; group = reader.next()) {
      loop.score(group);
      rows += group.rows();
    }
    long ending = System.nanoTime();
    HashMap<String, String> scores = new HashMap<>();
    HashMap<String, MartFile> own = new HashMap<>();
    long[][] counts = new long[slot.microbatch().models().size()][];
    HashMap<Integer, ModelFailure> failures = new HashMap<>(slot.session().failures());
    failures.replaceAll((model, why) -> why.says(VerifiedFiles.named(why.message())));
    marts.forEach(
        (name, mart) -> {
          mart.end(failures.keySet())
              .ifPresentOrElse(whole -> own.put(name, whole), () -> scores.put(name, mart.path()));
          mart.count(counts);
        });
    long written = marts.values().stream().mapToLong(MartScores::bytes).sum();
    StageTimes times = loop.times(open, reader.copyNanos(), System.nanoTime() - ending);
    return new FileOutcome(
        file.index(),
        rows,
        scores,
        own,
        failures,
        PackedCounts.of(Arrays.asList(counts)),
        meter.read(rows, written, times));
  }

  private static Map<String, MartScores> open(
      PlanMicrobatch microbatch, PassSpec pass, UniverseFile file) {
    Map<String, List<Integer>> models = new LinkedHashMap<>();
    for (int i = 0; i < microbatch.models().size(); i++) {
      models.computeIfAbsent(microbatch.models().get(i).mart(), mart -> new ArrayList<>()).add(i);
    }
    Map<String, MartScores> marts = new LinkedHashMap<>();
    models.forEach(
        (mart, indexes) -> {
          List<PlanModel> planModels = indexes.stream().map(microbatch.models()::get).toList();
          MartLayout layout = pass.layouts().get(mart);
          if (layout == null) {
            String name = String.format(Locale.ROOT, "%s-%05d", mart, file.index());
            String path = SpreadName.in(pass.output(), name);
            marts.put(mart, MartScores.apart(new ScoreFile(path, planModels), indexes));
          } else {
            marts.put(mart, MartScores.own(new MartOutput(layout, file, planModels), indexes));
          }
        });
    return marts;
  }
}
