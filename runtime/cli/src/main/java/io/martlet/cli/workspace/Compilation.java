package io.martlet.cli.workspace;

import io.martlet.catalog.Catalog;
import io.martlet.cli.terminal.MartletHome;
import io.martlet.codegen.CatalogCompiler;
import io.martlet.codegen.sink.FolderSink;
import io.martlet.driver.RunPlaces;
import io.martlet.driver.StoredPlan;
import io.martlet.plan.PlanBase;
import io.martlet.plan.RunPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A catalog compiled into its workspace.
 *
 * @param written how many files were new or changed
 */
public record Compilation(RunPlan plan, Path folder, int written) {

  /** Compiles it for a run that one driver does, here or on a cluster. */
  public static Compilation of(Catalog catalog, Workspace workspace) {
    return deployed(catalog.onOneCluster(), workspace);
  }

  /**
   * Compiles it for a run that one driver does, and that keeps some scores.
   *
   * @param keeping what is kept, of a plan that would score every model
   */
  public static Compilation keeping(
      Catalog catalog, Workspace workspace, Function<RunPlan, List<PlanBase>> keeping) {
    return of(catalog.onOneCluster(), workspace, keeping);
  }

  /** Compiles it as its deployment spreads it over clusters. */
  public static Compilation deployed(Catalog catalog, Workspace workspace) {
    return of(catalog, workspace, plan -> List.of());
  }

  private static Compilation of(
      Catalog catalog, Workspace workspace, Function<RunPlan, List<PlanBase>> keeping) {
    FolderSink sink = new FolderSink(workspace.compiled());
    RunPlan plan =
        CatalogCompiler.compile(
            catalog,
            workspace.catalogFolder(),
            MartletHome.hosts(),
            workspace.deliveries(),
            keeping,
            sink);
    return new Compilation(plan, workspace.compiled(), sink.written());
  }

  /** Stores the plan at a root, with all that it takes to run it. */
  public StoredPlan store(Workspace workspace, RunPlaces places) {
    return StoredPlan.store(
        plan, projectionJar(), workspace.catalogFolder(), MartletHome.hosts(), places);
  }

  /** Where the plan is stored at a root, or would be. */
  public String placeAt(RunPlaces places) {
    return StoredPlan.place(plan, projectionJar(), places);
  }

  private Path projectionJar() {
    return folder.resolve(CatalogCompiler.projectionJar(plan));
  }
}
