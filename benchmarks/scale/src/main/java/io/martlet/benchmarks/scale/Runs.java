package io.martlet.benchmarks.scale;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.source.LocalStore;
import io.martlet.catalog.yaml.CatalogLoader;
import io.martlet.codegen.CatalogCompiler;
import io.martlet.codegen.sink.FolderSink;
import io.martlet.driver.Run;
import io.martlet.driver.RunPlaces;
import io.martlet.driver.StoredPlan;
import io.martlet.ledger.Ledger;
import io.martlet.plan.PlanMart;
import io.martlet.plan.RunId;
import io.martlet.plan.RunPlan;
import io.martlet.plan.StepCall;
import io.martlet.spark.prepare.FilesAsUniverse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** Runs of one catalog, as a driver in a cluster makes them, below one root. */
final class Runs {

  private final RunPlaces places;
  private final StoredPlan stored;

  private Runs(RunPlaces places, StoredPlan stored) {
    this.places = places;
    this.stored = stored;
  }

  /**
   * Compiles the catalog and stores its plan.
   *
   * @param root a URI
   */
  static Runs of(Path catalogFolder, Path hosts, Path compiled, String root) throws IOException {
    Catalog catalog = CatalogLoader.load(catalogFolder).catalog().orElseThrow();
    RunPlan plan =
        CatalogCompiler.compile(
            catalog, catalogFolder, hosts, new LocalStore(catalogFolder), new FolderSink(compiled));
    RunPlaces places = new RunPlaces(root);
    Path projections = compiled.resolve(CatalogCompiler.projectionJar(plan));
    return new Runs(places, StoredPlan.store(plan, projections, catalogFolder, hosts, places));
  }

  RunPlan plan() {
    return stored.plan();
  }

  RunPlaces places() {
    return places;
  }

  /**
   * Has the plan's universe consist of those files.
   *
   * @param rows how many records each is said to have, if not those that it has
   */
  void universe(List<Path> files, OptionalLong rows) throws IOException {
    FilesAsUniverse.prepare(plan().universe(), places.universes(), files, rows);
  }

  /** A whole run, from its call on. */
  Timeline run(SparkSession spark, Ledger ledger) {
    Timeline timeline = new Timeline();
    spark.sparkContext().addSparkListener(timeline);
    StepCall call =
        new StepCall(
            stored.place(),
            places.root(),
            RunId.at(Instant.now()),
            Set.of(),
            plan().marts().stream().map(PlanMart::name).collect(Collectors.toSet()),
            Set.of(),
            StepCall.MODEL_SECONDS);
    new Run(call, StoredPlan.open(call.plan()), Path.of(""), ledger, spark, timeline).run();
    spark.sparkContext().removeSparkListener(timeline);
    return timeline;
  }
}
