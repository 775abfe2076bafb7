package io.martlet.spark.score;

import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.Platform;
import io.martlet.codegen.plan.PlanColumn;
import io.martlet.codegen.plan.PlanMicrobatch;
import io.martlet.codegen.plan.PlanModel;
import io.martlet.codegen.plan.PlanReader;
import io.martlet.codegen.plan.RunPlan;
import io.martlet.codegen.projection.Projection;
import io.martlet.spark.encode.ScoreFile;
import io.martlet.spark.host.HostModel;
import io.martlet.spark.host.HostPool;
import io.martlet.spark.host.HostSession;
import io.martlet.spark.host.ModelFailure;
import io.martlet.spark.scan.PageColumns;
import io.martlet.spark.scan.RowGroup;
import io.martlet.spark.scan.UniverseFile;
import io.martlet.spark.scan.UniverseReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
    long start = System.nanoTime();
    PassSpec pass = spec.value();
    RunPlan plan = PlanReader.read(pass.plan());
    PlanMicrobatch microbatch =
        plan.microbatches()
            .filter(candidate -> candidate.name().equals(pass.microbatch()))
            .findFirst()
            .orElseThrow();
    List<PlanColumn> columns = microbatch.columns().stream().map(plan.universe()::column).toList();
    HostSession session =
        HostPool.borrow(
            pass.output(),
            () -> new HostSession(pass.hosts(), columns, hostModels(plan, microbatch, pass)));
    Map<String, MartScores> marts = open(microbatch, pass, file);
    int batchRows = pass.hosts().batchRows();
    try (UniverseReader reader = new UniverseReader(file, columns);
        PageColumns binder = new PageColumns(session, columns, batchRows)) {
      Projection projection = ProjectionLoader.load(pass, microbatch, binder);
      ScoreLoop loop = new ScoreLoop(session, binder, projection, batchRows, marts.values());
      long open = System.nanoTime() - start;
      long rows = 0;
      for (RowGroup group = reader.next(); group != null; group = reader.next()) {
        loop.score(group);
        rows += group.rows();
      }
      marts.values().forEach(mart -> mart.file().end());
      FileOutcome outcome =
          outcome(file, rows, microbatch, session.failures(), marts, loop.times(open));
      HostPool.giveBack(pass.output(), session);
      return outcome;
    } catch (RuntimeException | Error e) {
      session.close();
      throw e;
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
              "%s/%s-%05d-%d.parquet".formatted(pass.output(), mart, file.index(), attempt);
          List<PlanModel> planModels = indexes.stream().map(microbatch.models()::get).toList();
          marts.put(mart, new MartScores(new ScoreFile(path, planModels), indexes));
        });
    return marts;
  }

  private static List<HostModel> hostModels(
      RunPlan plan, PlanMicrobatch microbatch, PassSpec pass) {
    ArtifactStore artifacts = new ArtifactStore(Path.of(pass.artifacts()));
    Platform platform = HostPlatform.current();
    Map<String, Integer> places = new HashMap<>();
    microbatch.columns().forEach(column -> places.put(column, places.size()));
    List<HostModel> models = new ArrayList<>();
    for (PlanModel model : microbatch.models()) {
      BinaryKind kind = plan.binary(model.binary()).kind();
      models.add(
          new HostModel(
              model.subject(),
              kind,
              artifacts.binary(plan, model, platform),
              model.symbol(),
              model.parameters().map(artifacts::path).orElse(Path.of("")),
              model.rank(),
              model.inputs().stream().map(places::get).toList()));
    }
    return models;
  }

  private static FileOutcome outcome(
      UniverseFile file,
      long rows,
      PlanMicrobatch microbatch,
      Map<Integer, ModelFailure> failures,
      Map<String, MartScores> marts,
      StageTimes times) {
    ModelOutcome[] models = new ModelOutcome[microbatch.models().size()];
    HashMap<String, String> files = new HashMap<>();
    marts.forEach(
        (name, mart) -> {
          files.put(name, mart.file().path());
          for (int i = 0; i < mart.models().size(); i++) {
            int model = mart.models().get(i);
            models[model] =
                new ModelOutcome(
                    failures.get(model), mart.file().rankCounts(i), mart.file().positives(i));
          }
        });
    return new FileOutcome(file.index(), rows, files, List.of(models), times);
  }
}
