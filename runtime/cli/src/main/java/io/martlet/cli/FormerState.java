package io.martlet.cli;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.LoadedCatalog;
import io.martlet.catalog.diagnostic.TextPrinter;
import io.martlet.catalog.diff.CatalogState;
import io.martlet.catalog.hash.FileDigests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * A catalog as it was.
 *
 * @param name what it is called in messages
 * @param borrowed files that it names but does not have, which were taken as they are now
 */
record FormerState(String name, CatalogState state, Set<String> borrowed) {

  /**
   * @param now where the catalog comes from
   * @param against the folder of another state of it, or a git ref
   */
  static FormerState of(CatalogOrigin now, String against) {
    Path other = Path.of(against);
    if (Files.isDirectory(other)) {
      return of(against, at(now, other), FileDigests.in(other));
    }
    try (GitRevision revision = GitRevision.of(now.folder(), against)) {
      if (!Files.isDirectory(revision.folder())) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "Revision %s does not have %s.".formatted(against, Shown.path(now.folder())));
      }
      return of(
          against, at(now, revision.folder()), FileDigests.in(revision.folder(), now.folder()));
    }
  }

  private static FormerState of(String name, CatalogOrigin origin, FileDigests files) {
    LoadedCatalog loaded = origin.load();
    Catalog catalog =
        loaded
            .catalog()
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.VIOLATIONS,
                        TextPrinter.plain(loaded.sources()).print(loaded.diagnostics())
                            + "The catalog of "
                            + name
                            + " cannot be read."));
    CatalogState state = CatalogState.of(catalog, files);
    return new FormerState(name, state, files.elsewhere());
  }

  /** The same catalog in another folder. */
  private static CatalogOrigin at(CatalogOrigin now, Path folder) {
    if (now instanceof CatalogOrigin.Yaml) {
      return new CatalogOrigin.Yaml(folder);
    }
    if (now instanceof CatalogOrigin.JavaFile java) {
      return new CatalogOrigin.JavaFile(
          folder.resolve(java.file().getFileName()), java.classPath());
    }
    throw new CommandFailure(
        ExitCode.USAGE, "Compiled catalogs have no former state: name the Java source file.");
  }
}
