package io.martlet.dsl;

import io.martlet.catalog.Location;
import io.martlet.catalog.diagnostic.Diagnostic;
import java.io.IOException;
import java.lang.StackWalker.StackFrame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the source files of classes, to point at and to show lines of. */
final class SourcePlaces {

  private static final String MAIN = "src/main/java";
  private static final String TEST = "src/test/java";

  private final Path folder;
  private final List<Function<String, Stream<Path>>> roots = new ArrayList<>();
  private final Map<String, Optional<Path>> found = new HashMap<>();

  /**
   * @param folder which files are named from
   */
  SourcePlaces(Path folder) {
    this.folder = folder;
    for (Path root : List.of(folder.resolve(MAIN), folder.resolve(TEST), folder)) {
      roots.add(path -> Stream.of(root.resolve(path)));
    }
  }

  /** A source's path under its root, from the class that is running there. */
  static String file(StackFrame frame) {
    return under(frame.getDeclaringClass().getPackageName(), frame.getFileName());
  }

  static String file(StackTraceElement frame) {
    int dot = frame.getClassName().lastIndexOf('.');
    return under(dot < 0 ? "" : frame.getClassName().substring(0, dot), frame.getFileName());
  }

  /** The source of a class that has one of its own. */
  static String file(Class<?> type) {
    return under(type.getPackageName(), type.getSimpleName() + ".java");
  }

  /** Looks among these sources first. */
  void add(SourcePackage sources) {
    roots.add(0, path -> sources.file(path).stream());
    roots.add(1, path -> Stream.of(sources.root().resolve(path)));
  }

  boolean has(String file) {
    return find(file).isPresent();
  }

  /** What locations call a file: its path from the catalog's folder, if it is found. */
  String shown(String file) {
    return find(file).map(this::name).orElse(file);
  }

  /** The diagnostics with files called after their places. */
  List<Diagnostic> shown(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(this::shown).toList();
  }

  private Diagnostic shown(Diagnostic diagnostic) {
    Location place = diagnostic.location();
    return new Diagnostic(
        diagnostic.rule(),
        diagnostic.severity(),
        diagnostic.message(),
        diagnostic.hint(),
        diagnostic.subject(),
        new Location(
            shown(place.file()), place.line(), place.column(), place.endLine(), place.endColumn()));
  }

  /** What locations call a file that the compiler read; its lines can be shown from now on. */
  String shown(Path file) {
    found.putIfAbsent(file.toString(), Optional.of(file));
    return name(file);
  }

  /** What locations call a file that is there. */
  String name(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  /** The texts of all files that were asked for, by name. */
  Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>();
    for (Optional<Path> file : found.values()) {
      file.ifPresent(
          path -> {
            try {
              texts.put(name(path), new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
            } catch (IOException unreadable) {
              // A diagnostic without its source line still says what is wrong.
            }
          });
    }
    return texts;
  }

  private Optional<Path> find(String file) {
    return found.computeIfAbsent(
        file,
        unseen ->
            roots.stream()
                .flatMap(root -> root.apply(unseen))
                .filter(Files::isRegularFile)
                .findFirst());
  }

  private static String under(String packageName, String file) {
    return packageName.isEmpty() ? file : packageName.replace('.', '/') + "/" + file;
  }
}
