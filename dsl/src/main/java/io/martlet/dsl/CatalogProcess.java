package io.martlet.dsl;

import io.martlet.catalog.Location;
import io.martlet.catalog.check.JavaRule;
import io.martlet.catalog.diagnostic.Printable;
import io.martlet.catalog.diagnostic.SourceTexts;
import io.martlet.catalog.load.LoadedCatalog;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Loads catalogs that are written in Java, in a process of their own: their code may end it, fill
 * its memory or print what it likes, and cannot answer for the tool. What is printed there goes to
 * standard error; what is wrong comes back as diagnostics, as from {@link JavaCatalogs}.
 */
public final class CatalogProcess {

  /** Thousands of models take some tens of megabytes. */
  private static final String MEMORY = "-Xmx1g";

  /** For compiling and all; building alone is held to less, and then told of by its line. */
  private static final Duration LONGEST = TimeLimit.OF_CATALOGS.longest().multipliedBy(3);

  private final Path folder;
  private final Location whole;
  private final List<String> request;

  private CatalogProcess(Path folder, Location whole, List<String> request) {
    this.folder = folder;
    this.whole = whole;
    this.request = request;
  }

  /** Like {@link JavaCatalogs#ofFile}. */
  public static LoadedCatalog ofFile(Path source, List<Path> classPath) {
    Path file = source.toAbsolutePath().normalize();
    return new CatalogProcess(
            file.getParent(),
            Location.ofFile(file.getFileName().toString()),
            request(CatalogAnswer.Kind.FILE, file.toString(), file.getParent(), classPath))
        .load();
  }

  /** Like {@link JavaCatalogs#ofClass}. */
  public static LoadedCatalog ofClass(String name, Path folder, List<Path> classPath) {
    return new CatalogProcess(
            folder, Location.NONE, request(CatalogAnswer.Kind.CLASS, name, folder, classPath))
        .load();
  }

  /** Like {@link JavaCatalogs#ofJar}. */
  public static LoadedCatalog ofJar(Path jar, Path folder, List<Path> classPath) {
    return new CatalogProcess(
            folder,
            Location.NONE,
            request(CatalogAnswer.Kind.JAR, jar.toString(), folder, classPath))
        .load();
  }

  private static List<String> request(
      CatalogAnswer.Kind kind, String what, Path folder, List<Path> classPath) {
    return Stream.concat(
            Stream.of(kind.name(), what, folder.toString()), classPath.stream().map(Path::toString))
        .toList();
  }

  private LoadedCatalog load() {
    try {
      Path answer = Files.createTempFile("martlet-catalog", ".answer");
      try {
        return load(answer);
      } finally {
        Files.delete(answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LoadedCatalog load(Path answer) throws IOException {
    Process process =
        new ProcessBuilder(command(answer))
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .start();
    Thread printer = new Thread(() -> print(process), "martlet-catalog-output");
    printer.setDaemon(true);
    printer.start();
    try {
      boolean ended = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
      printer.join(1000);
      if (!ended) {
        return failed(
            "Loading the catalog takes longer than %s seconds.".formatted(LONGEST.toSeconds()));
      }
      Optional<LoadedCatalog> loaded = CatalogAnswer.read(answer, folder);
      return loaded.orElseGet(
          () ->
              failed(
                  "Loading the catalog ended its process (exit code %s) before there was a catalog."
                      .formatted(process.exitValue())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed("Loading the catalog was interrupted.");
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> command(Path answer) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(MEMORY, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(CatalogAnswer.class.getName());
    command.add(answer.toString());
    command.addAll(request);
    return command;
  }

  @SuppressWarnings("SystemOut")
  private static void print(Process process) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.err.println(Printable.of(line));
      }
    } catch (IOException ended) {
      // With the process, which is told of.
    }
  }

  private LoadedCatalog failed(String message) {
    return new LoadedCatalog(
        Optional.empty(),
        folder.toAbsolutePath().normalize(),
        List.of(JavaRule.JAVA_FAILURE.at(whole, "", message)),
        SourceTexts.NONE);
  }
}
