package io.martlet.dsl;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.util.JavacTask;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Location;
import io.martlet.catalog.check.JavaRule;
import io.martlet.catalog.check.ReadingRule;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a catalog's source file in memory, with the sources that it needs. */
final class SourceCompiler {

  private final JavaCompiler compiler;
  private final StandardJavaFileManager files;
  private final Path file;
  private final Loading loading;

  private SourceCompiler(
      JavaCompiler compiler, StandardJavaFileManager files, Path file, Loading loading) {
    this.compiler = compiler;
    this.files = files;
    this.file = file;
    this.loading = loading;
  }

  /** The class of the catalog; empty, with findings, when the file holds none that compiles. */
  static Optional<Class<?>> compile(Path file, List<Path> classPath, Loading loading) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      loading
          .findings()
          .add(
              JavaRule.JAVA_CATALOG.at(
                  Location.ofFile(loading.places().name(file)),
                  "",
                  "Catalogs in Java need a JDK; this Java has no compiler.",
                  "Install one, such as openjdk-17-jdk-headless."));
      return Optional.empty();
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      String name = loading.places().name(file);
      loading
          .findings()
          .add(
              ReadingRule.UNREADABLE_FILE.at(
                  Location.ofFile(name),
                  "",
                  "The file %s cannot be read.".formatted(name),
                  "Check that it exists, and its permissions."));
      return Optional.empty();
    }
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      return new SourceCompiler(compiler, files, file, loading).compile(classPath);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Optional<Class<?>> compile(List<Path> classPath) throws IOException {
    SourcePackage sources = new SourcePackage(packageName(), file.getParent());
    loading.places().add(sources);
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-proc:none",
            "-g",
            "-implicit:class",
            "-Xmaxerrs",
            "0",
            "-Xlint:none",
            "-sourcepath",
            sources.root().toString(),
            "-classpath",
            Stream.concat(own(), classPath.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
    CompiledClasses classes = new CompiledClasses(files, sources, ClassPath.loader(classPath));
    if (!task(classes, found, options).call()) {
      KnownNames names = new KnownNames(task(classes, new DiagnosticCollector<>(), options));
      new CompilerFindings(loading, names).addAll(found.getDiagnostics());
      return Optional.empty();
    }
    return catalog(classes);
  }

  private JavacTask task(
      JavaFileManager manager, DiagnosticCollector<JavaFileObject> found, List<String> options) {
    return (JavacTask)
        compiler.getTask(
            new StringWriter(), manager, found, options, null, files.getJavaFileObjects(file));
  }

  private String packageName() throws IOException {
    JavacTask task = task(files, new DiagnosticCollector<>(), List.of("-proc:none"));
    ExpressionTree name = task.parse().iterator().next().getPackageName();
    return name == null ? "" : name.toString();
  }

  private Optional<Class<?>> catalog(CompiledClasses classes) {
    List<Class<?>> sources =
        classes.of(file).stream().filter(CatalogSource.class::isAssignableFrom).toList();
    String own = file.getFileName().toString().replaceFirst("\\.java$", "");
    Optional<Class<?>> named =
        sources.stream().filter(type -> type.getSimpleName().equals(own)).findFirst();
    if (named.isPresent() || sources.size() == 1) {
      return named.or(() -> Optional.of(sources.get(0)));
    }
    loading
        .findings()
        .add(
            JavaRule.JAVA_CATALOG.at(
                Location.ofFile(loading.places().name(file)),
                "",
                sources.isEmpty()
                    ? "No class of %s implements CatalogSource.".formatted(file.getFileName())
                    : "Several classes of %s implement CatalogSource, none of them called %s."
                        .formatted(file.getFileName(), own)));
    return Optional.empty();
  }

  /** Where the language itself is: nothing else of Martlet is there for catalogs. */
  private static Stream<Path> own() {
    return Stream.of(CatalogSource.class, Catalog.class)
        .map(
            type -> {
              try {
                return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
              } catch (URISyntaxException impossible) {
                throw new IllegalStateException(impossible);
              }
            });
  }
}
