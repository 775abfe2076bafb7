package io.martlet.cli.catalog;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.TextPrinter;
import io.martlet.catalog.diff.CatalogState;
import io.martlet.catalog.hash.FileDigests;
import io.martlet.catalog.load.LoadedCatalog;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Shown;
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
   * @param against another state of it: its folder, a Java source file, a jar, or a git ref
   */
  static FormerState of(CatalogOrigin now, String against) {
    Path other = Path.of(against);
    if (Files.isDirectory(other) || against.endsWith(".java") || against.endsWith(".jar")) {
      CatalogOrigin former = FormerOrigin.at(now, other.toAbsolutePath().normalize());
      return now instanceof CatalogOrigin.Yaml
          ? of(against, former, FileDigests.in(former.folder()))
          : of(against, former, FileDigests.in(former.folder(), now.folder()));
    }
    try (GitRevision revision = GitRevision.of(now.folder(), against)) {
      if (!Files.isDirectory(revision.folder())) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "Revision %s does not have %s.".formatted(against, Shown.path(now.folder())));
      }
      return of(
          against,
          FormerOrigin.inGit(now, revision.folder()),
          FileDigests.in(revision.folder(), now.folder()));
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
                            + " cannot be read."
                            + wayOut(origin)));
    CatalogState state = CatalogState.of(catalog, files);
    return new FormerState(name, state, files.elsewhere());
  }

  private static String wayOut(CatalogOrigin origin) {
    return origin instanceof CatalogOrigin.JavaFile
        ? " Classes that it needs and does not have, such as generated columns, go on --class-path."
        : "";
  }
}
