package io.martlet.benchmarks.scoring;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.source.LocalStore;
import io.martlet.catalog.yaml.CatalogLoader;
import io.martlet.codegen.CatalogCompiler;
import io.martlet.codegen.sink.FolderSink;
import io.martlet.ledger.Ledger;
import io.martlet.plan.PlanMart;
import io.martlet.plan.RunPlan;
import io.martlet.spark.Storage;
import io.martlet.spark.host.HostSettings;
import io.martlet.spark.mart.MartPublisher;
import io.martlet.spark.mart.MartTables;
import io.martlet.spark.prepare.PreparedUniverse;
import io.martlet.spark.scan.UniverseFile;
import io.martlet.spark.score.ArtifactStore;
import io.martlet.spark.score.MartCompletion;
import io.martlet.spark.score.Passes;
import io.martlet.spark.score.PlannedPasses;
import io.martlet.spark.score.RunFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Martlet: a whole run over a universe that is prepared, from reading it to its published marts.
 *
 * <p>Arguments: catalog's folder, universe's folder, work folder, hosts' folder, cores,
 * repetitions.
 */
public final class MartletVariant {

  private MartletVariant() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    Path catalogFolder = Path.of(arguments[0]);
    Path work = Path.of(arguments[2]).toAbsolutePath();
    Path compiled = work.resolve("compiled");
    Catalog catalog = CatalogLoader.load(catalogFolder).catalog().orElseThrow();
    RunPlan plan =
        CatalogCompiler.compile(
            catalog,
            catalogFolder,
            Path.of(arguments[3]),
            new LocalStore(catalogFolder),
            new FolderSink(compiled));
    new ArtifactStore(Storage.location(work.resolve("artifacts")))
        .store(plan, catalogFolder, Path.of(arguments[3]));
    try (SparkSession spark = BenchmarkSpark.start(Integer.parseInt(arguments[4]));
        Ledger ledger = Ledger.local(work.resolve("ledger"));
        MartTables tables =
            new MartTables(ledger.jdbcUrl(), work.resolve("warehouse").toUri().toString())) {
      PreparedUniverse universe = universe(spark, Path.of(arguments[1]));
      JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
      Repetitions.run(
          Integer.parseInt(arguments[5]),
          repetition -> {
            WholeRun listener = new WholeRun();
            MartPublisher publisher =
                new MartPublisher(
                    context, tables, plan, tables.published(plan), "run" + repetition);
            RunFolders folders =
                new RunFolders(
                    Storage.location(compiled.resolve(CatalogCompiler.projectionJar(plan))),
                    Storage.location(work.resolve("artifacts")),
                    work.resolve("scores/" + repetition).toString());
            HostSettings hosts = HostSettings.in(arguments[3]);
            try (Passes passes =
                new Passes(context, plan, publisher, universe, folders, hosts, listener)) {
              plan.microbatches().forEach(passes::score);
              complete(plan, passes, new MartCompletion(universe, publisher, mart -> true));
            }
            return listener.json();
          });
    }
  }

  private static void complete(RunPlan plan, Passes passes, MartCompletion completion) {
    PlannedPasses planned = new PlannedPasses(plan);
    for (PlanMart mart : plan.marts()) {
      completion.complete(
          mart,
          planned.of(mart).stream().map(pass -> passes.finished(pass).orElseThrow()).toList());
    }
  }

  private static PreparedUniverse universe(SparkSession spark, Path folder) throws IOException {
    List<UniverseFile> universe = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(each -> each.toString().endsWith(".parquet")).sorted().toList()) {
        String path = file.toAbsolutePath().toString();
        universe.add(new UniverseFile(universe.size(), path, spark.read().parquet(path).count()));
      }
    }
    return PreparedUniverse.of(universe);
  }
}
