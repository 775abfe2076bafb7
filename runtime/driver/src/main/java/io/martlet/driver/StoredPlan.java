package io.martlet.driver;

import io.martlet.catalog.Sha256Digest;
import io.martlet.plan.PlanException;
import io.martlet.plan.PlanReader;
import io.martlet.plan.PlanWriter;
import io.martlet.plan.RunPlan;
import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import io.martlet.spark.score.ArtifactStore;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A plan at a run's root, with all that it takes to run it. It lies in a folder named after what is
 * in it, and never changes.
 *
 * @param place where {@code plan.json} lies, beside its projections
 */
public record StoredPlan(RunPlan plan, String place) {

  private static final String PLAN = "plan.json";
  private static final String PROJECTIONS = "projections.jar";

  /**
   * Stores a plan that was compiled on this machine; what is stored already is left alone.
   *
   * @param projectionJar the generated projections
   * @param catalogFolder what the plan's paths are relative to
   * @param hosts the folder of the host programs
   * @throws PlanException when a file is not what the plan pinned
   */
  public static StoredPlan store(
      RunPlan plan, Path projectionJar, Path catalogFolder, Path hosts, RunPlaces places) {
    new ArtifactStore(places.artifacts()).store(plan, catalogFolder, hosts);
    StoredPlan stored = new StoredPlan(plan, place(plan, projectionJar, places));
    if (!Storage.exists(stored.place)) {
      Storage.upload(projectionJar, stored.projectionJar());
      Storage.replace(stored.place, PlanWriter.write(plan));
    }
    return stored;
  }

  /** Where a plan is stored, or would be: another Martlet may generate other projections for it. */
  public static String place(RunPlan plan, Path projectionJar, RunPlaces places) {
    String name = plan.digest() + "-" + sha256(projectionJar).substring(0, 8);
    return Storage.child(places.plan(name), PLAN);
  }

  /**
   * The plan of that place.
   *
   * @throws PlanException when there is none, or it was altered
   */
  public static StoredPlan open(String place) {
    String text =
        Storage.read(place)
            .orElseThrow(
                () ->
                    new PlanException(
                        "there is no plan %s. Compile the catalog, and store its plan."
                            .formatted(Storage.plain(place))));
    return new StoredPlan(PlanReader.read(text), place);
  }

  private static String sha256(Path file) {
    try {
      return Sha256Digest.of(file);
    } catch (IOException e) {
      throw new StorageException(file.toString(), e);
    }
  }

  String projectionJar() {
    return place.substring(0, place.length() - PLAN.length()) + PROJECTIONS;
  }
}
