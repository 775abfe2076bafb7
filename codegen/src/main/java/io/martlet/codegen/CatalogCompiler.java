package io.martlet.codegen;

import com.palantir.javapoet.JavaFile;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.source.SourceStore;
import io.martlet.codegen.columns.JavaNames;
import io.martlet.codegen.columns.MartColumns;
import io.martlet.codegen.columns.UniverseColumns;
import io.martlet.codegen.header.HeaderGenerator;
import io.martlet.codegen.plan.Planner;
import io.martlet.codegen.projection.ProjectionGenerator;
import io.martlet.codegen.projection.ProjectionJar;
import io.martlet.codegen.sink.Sink;
import io.martlet.plan.PlanBase;
import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanWriter;
import io.martlet.plan.RunPlan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Compiles a valid catalog: typed columns, projections, C headers and the run plan. The same
 * catalog and files give the same bytes.
 */
public final class CatalogCompiler {

  /** The run plan's file in the output. */
  public static final String PLAN = "plan.json";

  private CatalogCompiler() {}

  /** The jar with the projections of a plan, in the output. */
  public static String projectionJar(RunPlan plan) {
    return plan.catalog() + "-projections.jar";
  }

  /**
   * @param folder the catalog's folder, where the files are that the plan pins
   * @param hosts the folder of the host programs, which the plan pins as well
   * @param store where the universe's source is looked for, whatever it names
   * @throws io.martlet.plan.PlanException when no plan can be made
   */
  public static RunPlan compile(
      Catalog catalog, Path folder, Path hosts, SourceStore store, Sink sink) {
    return compile(catalog, folder, hosts, store, plan -> List.of(), sink);
  }

  /**
   * Compiles it for a run that keeps some scores of marts.
   *
   * @param keeping what is kept, of a plan that would score every model
   */
  public static RunPlan compile(
      Catalog catalog,
      Path folder,
      Path hosts,
      SourceStore store,
      Function<RunPlan, List<PlanBase>> keeping,
      Sink sink) {
    String packageName = JavaNames.packageOf(catalog.name().value());
    Planner planner = new Planner(catalog, folder, hosts, store, packageName + ".projections");
    RunPlan whole = planner.plan();
    List<PlanBase> bases = keeping.apply(whole);
    RunPlan plan = bases.isEmpty() ? whole : planner.plan(bases);
    // The longest of the texts, beside all the others.
    CompletableFuture<String> text = CompletableFuture.supplyAsync(() -> PlanWriter.write(plan));

    List<JavaFile> projections =
        plan.microbatches()
            .map(
                microbatch ->
                    ProjectionGenerator.generate(
                        microbatch.projection(),
                        microbatch.columns().stream().map(plan.universe()::column).toList()))
            .toList();
    UniverseColumns.generate(packageName, catalog.universe()).forEach(file -> write(sink, file));
    for (PlanMart mart : plan.marts()) {
      write(sink, MartColumns.generate(packageName, mart));
    }
    projections.forEach(projection -> write(sink, projection));
    plan.marts().stream()
        .flatMap(mart -> mart.models().stream())
        .forEach(
            model ->
                write(
                    sink,
                    "include/" + HeaderGenerator.fileName(model),
                    HeaderGenerator.generate(model, plan.universe())));
    String jar = projectionJar(plan);
    sink.write(jar, ProjectionJar.of(projections, sink.former(jar)));
    write(sink, PLAN, text.join());
    return plan;
  }

  private static void write(Sink sink, JavaFile file) {
    write(
        sink,
        "java/" + file.packageName().replace('.', '/') + "/" + file.typeSpec().name() + ".java",
        file.toString());
  }

  private static void write(Sink sink, String path, String text) {
    sink.write(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
