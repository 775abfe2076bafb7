package io.martlet.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A temporary folder of this process, whose id is in its name: what a killed process has left is
 * deleted by the next one that makes such a folder.
 */
public final class ProcessFolder {

  private ProcessFolder() {}

  /** A new folder that only this user reads. */
  public static Path create(Path parent, String prefix) throws IOException {
    sweep(parent, prefix);
    return Files.createTempDirectory(parent, prefix + ProcessHandle.current().pid() + "-");
  }

  private static void sweep(Path parent, String prefix) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, prefix + "*-*")) {
      for (Path folder : folders) {
        String pid = folder.getFileName().toString().substring(prefix.length()).split("-", 2)[0];
        if (pid.matches("\\d{1,9}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
          delete(folder);
        }
      }
    }
  }

  /** As far as it can: another process may sweep the same, or own it. */
  public static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      return;
    }
  }
}
