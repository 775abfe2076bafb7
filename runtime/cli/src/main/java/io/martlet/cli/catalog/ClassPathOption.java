package io.martlet.cli.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a catalog in Java finds its classes. */
final class ClassPathOption {

  @Option(
      names = "--class-path",
      paramLabel = "PATH",
      split = ":",
      description = {
        "Where the catalog's class is, and what its Java",
        "needs: folders and jars. Paths in the catalog start",
        "from the current folder then."
      })
  private List<Path> paths = new ArrayList<>();

  List<Path> paths() {
    return paths;
  }
}
