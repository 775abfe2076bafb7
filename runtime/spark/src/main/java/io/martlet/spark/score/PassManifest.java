package io.martlet.spark.score;

import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.spark.Storage;
import io.martlet.spark.host.ModelFailure;
import io.martlet.spark.mart.MartLayout;
import io.martlet.spark.mart.MartPass;
import io.martlet.spark.scan.UniverseFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a finished pass has left: for each file of the universe the files that it wrote, and what
 * became of each model. It lies in the pass's folder as {@code manifest.json} and is written last,
 * at once: a pass that has none is not done. Whoever has the plan can go on from it.
 */
public final class PassManifest {

  private static final String NAME = "manifest.json";

  private final String run;
  private final String plan;
  private final PlanMicrobatch microbatch;
  private final Map<String, String> layouts;
  private final List<PassFile> files;
  private final Map<Integer, ModelFailure> failures;
  private final List<long[]> counts;
  private final StageTimes times;

  /**
   * @param plan the plan's digest
   * @param layouts of the marts whose own files it has written, {@link MartLayout#digest}
   * @param files in the universe's order
   * @param failures of models, by their places in the microbatch
   * @param counts of each model in the microbatch's order: records by rank, from the first, and
   *     last those with binary 1
   */
  PassManifest(
      String run,
      String plan,
      PlanMicrobatch microbatch,
      Map<String, String> layouts,
      List<PassFile> files,
      Map<Integer, ModelFailure> failures,
      List<long[]> counts,
      StageTimes times) {
    this.run = run;
    this.plan = plan;
    this.microbatch = microbatch;
    this.layouts = new TreeMap<>(layouts);
    this.files = List.copyOf(files);
    this.failures = new TreeMap<>(failures);
    this.counts = List.copyOf(counts);
    this.times = times;
  }

  /** The run that the pass is one of. */
  public String run() {
    return run;
  }

  /** The digest of the run's plan. */
  public String plan() {
    return plan;
  }

  PlanMicrobatch microbatch() {
    return microbatch;
  }

  /** The pass's name. */
  public String pass() {
    return microbatch.name();
  }

  Map<String, String> layouts() {
    return layouts;
  }

  /** In the universe's order. */
  public List<PassFile> files() {
    return files;
  }

  public long records() {
    return files.stream().mapToLong(PassFile::rows).sum();
  }

  Map<Integer, ModelFailure> failures() {
    return failures;
  }

  List<long[]> counts() {
    return counts;
  }

  public StageTimes times() {
    return times;
  }

  /**
   * What became of a model; one that failed in one file has failed.
   *
   * @param index its place in the microbatch
   */
  public ModelOutcome model(int index) {
    long[] all = counts.get(index);
    int ranks = all.length - 1;
    return new ModelOutcome(
        failures.get(index), Arrays.stream(all, 0, ranks).boxed().toList(), all[ranks]);
  }

  /** What the pass has of a mart. */
  public MartPass of(PlanMart mart) {
    List<PlanModel> scored = new ArrayList<>();
    for (int i = 0; i < microbatch.models().size(); i++) {
      PlanModel model = microbatch.models().get(i);
      if (model.mart().equals(mart.name()) && !failures.containsKey(i)) {
        scored.add(model);
      }
    }
    return new MartPass(
        pass(),
        scored,
        files.stream().map(file -> file.of(mart.name())).toList(),
        layouts.getOrDefault(mart.name(), ""),
        files.stream()
            .filter(file -> file.marts().containsKey(mart.name()))
            .map(file -> file.marts().get(mart.name()))
            .toList());
  }

  /** Writes it to the pass's folder: now the pass is done. */
  void write(String folder) {
    Storage.replace(folder + "/" + NAME, PassManifestFormat.write(this));
  }

  /**
   * The manifest in a pass's folder; none when the pass is not done.
   *
   * @param plan the plan's digest
   * @throws PassException when it is damaged, or another run's, plan's, pass's or universe's
   */
  static Optional<PassManifest> read(
      String folder,
      String run,
      String plan,
      PlanMicrobatch microbatch,
      List<UniverseFile> universe) {
    String place = folder + "/" + NAME;
    return Storage.read(place)
        .map(
            text -> {
              PassManifest manifest = PassManifestFormat.read(place, text, run, plan, microbatch);
              manifest.requireFiles(place, universe);
              return manifest;
            });
  }

  private void requireFiles(String place, List<UniverseFile> universe) {
    List<Long> expected = universe.stream().map(UniverseFile::rows).toList();
    List<Long> found = files.stream().map(PassFile::rows).toList();
    if (!found.equals(expected)) {
      throw new PassException(
          String.format(
              Locale.ROOT,
              "%s is of a universe of %,d files with %,d records, this run's has %,d with %,d:"
                  + " start a new run",
              place,
              found.size(),
              records(),
              expected.size(),
              universe.stream().mapToLong(UniverseFile::rows).sum()));
    }
  }
}
