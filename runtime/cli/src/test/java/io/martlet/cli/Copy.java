package io.martlet.cli;

import io.martlet.cli.workspace.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A copy of the insurance catalog, to be changed and run. */
public record Copy(Path folder) {

  private static final Set<String> LEFT_OUT = Set.of(".martlet", "native", "training");

  /** What a command gave. */
  record Result(int exitCode, String out, String err) {

    String lastLine() {
      return out.strip().substring(out.strip().lastIndexOf('\n') + 1);
    }
  }

  public static Copy in(Path folder) {
    Path original = home().resolve("catalogs/insurance");
    try (Stream<Path> files = Files.walk(original)) {
      for (Path file : files.toList()) {
        Path relative = original.relativize(file);
        if (!LEFT_OUT.contains(relative.getName(0).toString())) {
          Path target = folder.resolve(relative.toString());
          Files.createDirectories(target.getParent());
          if (Files.isRegularFile(file)) {
            Files.copy(file, target);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Copy(folder);
  }

  public static Path home() {
    return Path.of(System.getProperty("martlet.home"));
  }

  /** Replaces text that must be there. */
  void replace(String file, String text, String replacement) {
    try {
      String old = Files.readString(folder.resolve(file));
      if (!old.contains(text)) {
        throw new IllegalArgumentException(file + " does not contain: " + text);
      }
      Files.writeString(folder.resolve(file), old.replace(text, replacement));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds models to a mart that are the native tests' models for going wrong. */
  void addFaultyModels(String mart, int firstNumber, Collection<String> symbols) {
    Path library = home().resolve("native/build/tests/libtest_models.so");
    try {
      Files.copy(library, folder.resolve("binaries/libtest_models.so"));
      append("catalog.yaml", "  faulty: { kind: library, path: binaries/libtest_models.so }\n");
      int number = firstNumber;
      for (String symbol : symbols) {
        append("marts/" + mart + ".yaml", faultyModel(number++, symbol));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String faultyModel(int number, String symbol) {
    return String.format(
        Locale.ROOT,
        "  - { number: %d, name: %s, binary: faulty, inputs: [age] }\n",
        number,
        symbol);
  }

  /** Takes the model out again. */
  void removeFaultyModel(String mart, int number, String symbol) {
    replace("marts/" + mart + ".yaml", faultyModel(number, symbol), "");
  }

  private void append(String file, String text) throws IOException {
    String old = Files.readString(folder.resolve(file));
    Files.writeString(folder.resolve(file), old + text);
  }

  /** Runs a command on the copy. */
  Result martlet(String command, String... options) {
    return martlet(command, folder, options);
  }

  /** Runs a command on a catalog of the copy. */
  Result martlet(String command, Path catalog, String... options) {
    String[] arguments =
        Stream.concat(Stream.of(command, catalog.toString()), Stream.of(options))
            .toArray(String[]::new);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Martlet.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Result(exitCode, out.toString(), err.toString());
  }

  /** Runs a command in a process of its own, as the launcher starts it. */
  Process start(Path output, String command, String... options) throws IOException {
    return start(command, output, System.getProperty("java.class.path"), options);
  }

  /** The same with another class path. */
  Process start(String command, Path output, String classPath, String... options)
      throws IOException {
    List<String> words = command(command, classPath);
    words.addAll(List.of(options));
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  /** The words that start a command on the copy. */
  List<String> command(String command, String classPath) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    words.add("@" + home().resolve("runtime/spark/jvm.options"));
    words.add("-Dmartlet.home=" + home());
    words.addAll(List.of("-cp", classPath));
    words.addAll(List.of(Martlet.class.getName(), command, folder.toString()));
    return words;
  }

  Workspace workspace() {
    return Workspace.of(folder);
  }
}
