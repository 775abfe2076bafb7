package io.martlet.spark.score;

import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.Platform;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.plan.RunPlan;
import io.martlet.plan.projection.Projection;
import io.martlet.spark.host.HostModel;
import io.martlet.spark.host.HostSession;
import io.martlet.spark.scan.PageColumns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a task slot of one pass needs, whatever the file: the hosts with their models open, the
 * projection bound to its columns, and all buffers. One task after the other uses it.
 */
final class ScoreSlot implements AutoCloseable {

  private final PlanMicrobatch microbatch;
  private final List<PlanColumn> inputs;
  private final PlanColumn key;
  private final HostSession session;
  private final PageColumns columns;
  private final Projection projection;

  ScoreSlot(PassSpec pass) {
    RunPlan plan = PassPlan.of(pass);
    microbatch = plan.microbatches().findFirst().orElseThrow();
    inputs = microbatch.columns().stream().map(plan.universe()::column).toList();
    key = plan.universe().column(plan.universe().key());
    Platform platform = HostPlatform.current();
    ArtifactStore artifacts = new ArtifactStore(pass.artifacts());
    Path programs = artifacts.hosts(plan, platform);
    session =
        new HostSession(
            pass.hosts().from(programs.toString()),
            inputs,
            hostModels(plan, microbatch, platform, artifacts));
    try {
      columns = new PageColumns(session, inputs, pass.hosts().batchRows());
      projection = ProjectionLoader.load(pass, microbatch, columns);
    } catch (RuntimeException | Error e) {
      session.close();
      throw e;
    }
  }

  PlanMicrobatch microbatch() {
    return microbatch;
  }

  /** The universe's columns that the models read. */
  List<PlanColumn> inputs() {
    return inputs;
  }

  /** The universe's columns that anybody looks at: those, and the key. */
  List<PlanColumn> inputsAndKey() {
    return Stream.concat(inputs.stream(), Stream.of(key)).distinct().toList();
  }

  /** The universe's key. */
  PlanColumn key() {
    return key;
  }

  HostSession session() {
    return session;
  }

  PageColumns columns() {
    return columns;
  }

  Projection projection() {
    return projection;
  }

  private static List<HostModel> hostModels(
      RunPlan plan, PlanMicrobatch microbatch, Platform platform, ArtifactStore artifacts) {
    Map<String, Integer> places = new HashMap<>();
    microbatch.columns().forEach(column -> places.put(column, places.size()));
    Map<String, Path> parameters = artifacts.parameters(microbatch);
    List<HostModel> models = new ArrayList<>();
    for (PlanModel model : microbatch.models()) {
      BinaryKind kind = plan.binary(model.binary()).kind();
      models.add(
          new HostModel(
              model.subject(),
              kind,
              artifacts.binary(plan, model, platform),
              model.symbol(),
              model
                  .parameters()
                  .map(file -> parameters.get(ArtifactStore.name(file)))
                  .orElse(Path.of("")),
              model.rank(),
              model.inputs().stream().map(places::get).toList()));
    }
    return models;
  }

  @Override
  public void close() {
    columns.close();
    session.close();
  }
}
