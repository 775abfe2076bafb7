package io.martlet.spark.score;

import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanWriter;
import io.martlet.plan.RunPlan;
import io.martlet.spark.host.HostSettings;
import io.martlet.spark.mart.MartLayout;
import io.martlet.spark.mart.MartPublisher;
import io.martlet.spark.prepare.PreparedUniverse;
import io.martlet.spark.scan.UniverseFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The passes of one run over its universe, each a Spark job that leaves a manifest. A pass that is
 * done, whichever process did it, is found and not done again.
 */
public final class Passes implements AutoCloseable {

  private final JavaSparkContext spark;
  private final RunPlan plan;
  private final PlannedPasses planned;
  private final MartPublisher publisher;
  private final PreparedUniverse universe;
  private final RunFolders folders;
  private final HostSettings hosts;
  private final PassListener listener;

  /** By microbatch and mart. */
  private final Map<String, Map<String, MartLayout>> layouts = new HashMap<>();

  /** Large ones, which every mart of a pass asks for. */
  private final Map<String, PassManifest> known = new HashMap<>();

  /**
   * @param publisher the run's, whose tables say how marts are written
   */
  public Passes(
      JavaSparkContext spark,
      RunPlan plan,
      MartPublisher publisher,
      PreparedUniverse universe,
      RunFolders folders,
      HostSettings hosts,
      PassListener listener) {
    this.spark = spark;
    this.plan = plan;
    this.planned = new PlannedPasses(plan);
    this.publisher = publisher;
    this.universe = universe;
    this.folders = folders;
    this.hosts = hosts;
    this.listener = listener;
  }

  /**
   * Scores a microbatch unless that is done. The listener hears the same of it either way.
   *
   * @throws PassException when what is in the pass's folder is damaged, or another run's
   */
  public PassManifest score(PlanMicrobatch microbatch) {
    listener.microbatchStarted(microbatch);
    Optional<PassManifest> found = finished(microbatch);
    found.ifPresent(pass -> listener.recordsScored(microbatch, pass.records()));
    PassManifest pass = found.orElseGet(() -> run(microbatch));
    for (int i = 0; i < microbatch.models().size(); i++) {
      listener.modelDone(microbatch.models().get(i), pass.model(i));
    }
    listener.microbatchFinished(microbatch, pass.records(), pass.times());
    return pass;
  }

  /**
   * What a pass has left, if it is done.
   *
   * @throws PassException when what is in the pass's folder is damaged, or another run's
   */
  public Optional<PassManifest> finished(PlanMicrobatch microbatch) {
    return Optional.ofNullable(known.get(microbatch.name()))
        .or(
            () -> {
              Optional<PassManifest> read =
                  PassManifest.read(
                      folder(microbatch),
                      publisher.run(),
                      plan.digest(),
                      microbatch,
                      universe.files());
              read.ifPresent(manifest -> known.put(microbatch.name(), manifest));
              return read;
            });
  }

  private String folder(PlanMicrobatch microbatch) {
    return folders.scores() + "/" + microbatch.name();
  }

  /**
   * Looks how the marts of microbatches are to be written, which takes their tables: scoring them
   * does not, then.
   */
  public void ready(List<PlanMicrobatch> microbatches) {
    microbatches.forEach(
        microbatch -> layouts.computeIfAbsent(microbatch.name(), name -> layouts(microbatch)));
  }

  /** Of the marts that have no model in any other pass, nor any scores yet. */
  private Map<String, MartLayout> layouts(PlanMicrobatch microbatch) {
    Map<String, MartLayout> layouts = new HashMap<>();
    for (PlanMart mart : planned.marts(microbatch)) {
      if (planned.of(mart).size() == 1 && mart.base().isEmpty()) {
        layouts.put(mart.name(), publisher.layout(mart, microbatch.name()));
      }
    }
    return layouts;
  }

  private PassManifest run(PlanMicrobatch microbatch) {
    ready(List.of(microbatch));
    PassSpec spec =
        new PassSpec(
            publisher.run(),
            PlanWriter.write(plan.only(microbatch)),
            plan.digest(),
            folders.projectionJar(),
            folders.artifacts(),
            folder(microbatch),
            new HashMap<>(layouts.get(microbatch.name())),
            hosts);
    PassOutcome outcome = new PassOutcome(microbatch);
    Consumer<FileOutcome> each =
        file -> {
          outcome.add(file);
          listener.recordsScored(microbatch, file.rows());
        };
    FinishedFiles finished = FinishedFiles.of(folder(microbatch));
    List<FileOutcome> before =
        finished.read(
            spec.run(), plan.digest(), microbatch, spec.layoutDigests(), universe.files());
    before.forEach(each);
    score(spec, left(before), each.andThen(file -> listener.fileScored(microbatch, file.work())));
    PassManifest manifest = outcome.manifest(spec.run(), plan.digest(), spec.layoutDigests());
    manifest.write(folder(microbatch));
    finished.delete();
    known.put(microbatch.name(), manifest);
    return manifest;
  }

  /** The universe's files that are not done. */
  private List<UniverseFile> left(List<FileOutcome> done) {
    Set<Integer> indexes = done.stream().map(FileOutcome::file).collect(Collectors.toSet());
    return universe.files().stream().filter(file -> !indexes.contains(file.index())).toList();
  }

  private void score(PassSpec spec, List<UniverseFile> files, Consumer<FileOutcome> each) {
    if (!files.isEmpty()) {
      Broadcast<PassSpec> broadcast = spark.broadcast(spec);
      Pass.run(spark, files, new ScoreTask(broadcast), each);
      broadcast.destroy();
    }
  }

  /** Ends the hosts that wait for another task in this process. */
  @Override
  public void close() {
    SlotPool.close();
  }
}
