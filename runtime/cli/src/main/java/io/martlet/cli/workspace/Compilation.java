package io.martlet.cli.workspace;

import io.martlet.catalog.Catalog;
import io.martlet.cli.terminal.MartletHome;
import io.martlet.codegen.CatalogCompiler;
import io.martlet.codegen.sink.FolderSink;
import io.martlet.plan.RunPlan;
import java.nio.file.Path;

/**
 * A catalog compiled into its workspace.
 *
 * @param written how many files were new or changed
 */
public record Compilation(RunPlan plan, Path folder, int written) {

  public static Compilation of(Catalog catalog, Workspace workspace) {
    FolderSink sink = new FolderSink(workspace.compiled());
    RunPlan plan =
        CatalogCompiler.compile(catalog, workspace.catalogFolder(), MartletHome.hosts(), sink);
    return new Compilation(plan, workspace.compiled(), sink.written());
  }

  public Path projectionJar() {
    return folder.resolve(CatalogCompiler.projectionJar(plan));
  }

  Path planFile() {
    return folder.resolve(CatalogCompiler.PLAN);
  }
}
