package io.martlet.dsl;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.SourceTexts;
import io.martlet.catalog.load.LoadedCatalog;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a process that loads a catalog gives back, in a file that counts only once it is complete.
 */
record CatalogAnswer(
    Optional<Catalog> catalog, List<Diagnostic> diagnostics, Map<String, String> texts) {

  /** The last word of a complete answer. */
  private static final String END = "end of the answer";

  /** How a catalog is named. */
  enum Kind {
    FILE,
    CLASS,
    JAR
  }

  /** The catalog's process: file of the answer, kind, name, folder, class path. */
  public static void main(String[] arguments) {
    Path answer = Path.of(arguments[0]);
    Loading loading = new Loading(Path.of(arguments[3]), TimeLimit.OF_CATALOGS);
    AtomicBoolean answered = new AtomicBoolean();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (!answered.get()) {
                    exiting().ifPresent(stack -> write(loading.ended(stack), answer));
                  }
                }));
    List<Path> classPath = Arrays.stream(arguments).skip(4).map(Path::of).toList();
    LoadedCatalog loaded =
        switch (Kind.valueOf(arguments[1])) {
          case FILE -> JavaCatalogs.ofFile(Path.of(arguments[2]), classPath, loading);
          case CLASS -> JavaCatalogs.ofClass(arguments[2], classPath, loading);
          case JAR -> JavaCatalogs.ofJar(Path.of(arguments[2]), classPath, loading);
        };
    answered.set(true);
    write(loaded, answer);
    System.out.flush();
    // Whatever threads the catalog's code has left behind.
    Runtime.getRuntime().halt(0);
  }

  /** Where the thread is that ends the process. */
  private static Optional<StackTraceElement[]> exiting() {
    return Thread.getAllStackTraces().values().stream()
        .filter(
            stack ->
                Arrays.stream(stack)
                    .anyMatch(
                        frame ->
                            frame.getClassName().equals(Runtime.class.getName())
                                && frame.getMethodName().equals("exit")))
        .findFirst();
  }

  private static void write(LoadedCatalog loaded, Path file) {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      RecordStream.Writer writer = new RecordStream.Writer(out);
      writer.write(
          new CatalogAnswer(loaded.catalog(), loaded.diagnostics(), loaded.sources().texts()));
      writer.write(END);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer in a file; empty when it is none, or not complete. */
  static Optional<LoadedCatalog> read(Path file, Path folder) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      RecordStream.Reader reader = new RecordStream.Reader(in);
      return reader.read() instanceof CatalogAnswer answer && reader.read().equals(END)
          ? Optional.of(
              new LoadedCatalog(
                  answer.catalog(),
                  folder.toAbsolutePath().normalize(),
                  answer.diagnostics(),
                  new SourceTexts(answer.texts())))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException incomplete) {
      return Optional.empty();
    }
  }
}
