package io.martlet.cli.init;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Shown;
import io.martlet.spark.Storage;
import io.martlet.spark.delivery.DeliveredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The files that a new catalog begins with. */
record Deliveries(List<Path> files) {

  /** Larger ones stay where they are. */
  private static final long MOST_COPIED = 1L << 30;

  Deliveries {
    files = List.copyOf(files);
  }

  /**
   * Files as they are named, and those of folders by name, but hidden ones.
   *
   * @throws CommandFailure when one does not exist
   */
  static Deliveries of(List<Path> named) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path each : named) {
      Path path = each.toAbsolutePath().normalize();
      if (Files.isDirectory(path)) {
        files.addAll(in(path));
      } else if (Files.isRegularFile(path)) {
        files.add(path);
      } else {
        throw new CommandFailure(
            ExitCode.USAGE, "There is no file %s.".formatted(Shown.path(path)));
      }
    }
    if (files.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, "%s holds no file.".formatted(Shown.path(named.get(0))));
    }
    return new Deliveries(files.stream().distinct().toList());
  }

  private static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> listed = Files.list(folder)) {
      return listed
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().matches("[._].*"))
          .sorted()
          .toList();
    }
  }

  /** As they are read. */
  List<DeliveredFile> delivered() {
    return files.stream()
        .map(file -> new DeliveredFile(file.getFileName().toString(), Storage.location(file)))
        .toList();
  }

  long bytes() throws IOException {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  /** What messages call them. */
  String shown() {
    return told(Shown.path(files.get(0)));
  }

  /** What files call them that may go elsewhere. */
  String named() {
    return told(files.get(0).getFileName().toString());
  }

  private String told(String first) {
    return files.size() == 1
        ? first
        : String.format(Locale.ROOT, "%s and %,d more", first, files.size() - 1);
  }

  /**
   * To be called before anything is written.
   *
   * @throws CommandFailure when one cannot be copied into the folder
   */
  void refuseIfThere(NewFiles folder) throws IOException {
    Set<String> names = new HashSet<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (isCopied(folder, file)) {
        folder.refuseIfThere(List.of(name));
        if (!names.add(name)) {
          throw new CommandFailure(
              ExitCode.USAGE,
              "Two files are named %s, and would be copied into one folder. Put them below it, or name one otherwise."
                  .formatted(name));
        }
      }
    }
  }

  private static boolean isCopied(NewFiles folder, Path file) throws IOException {
    return !file.startsWith(folder.folder()) && Files.size(file) <= MOST_COPIED;
  }

  /** What a universe calls them: large ones that lie elsewhere by URI, others are copied first. */
  List<String> sources(NewFiles folder) throws IOException {
    List<String> sources = new ArrayList<>();
    for (Path file : files) {
      boolean stays = !file.startsWith(folder.folder()) && !isCopied(folder, file);
      sources.add(stays ? "file:" + file : folder.take(file));
    }
    return sources;
  }
}
