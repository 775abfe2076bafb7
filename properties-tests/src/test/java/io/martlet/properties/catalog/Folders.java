package io.martlet.properties.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Folders that live as long as one try of a property. */
final class Folders {

  private Folders() {}

  /** Writes files into a fresh folder, and removes it when the function is done with it. */
  static <T> T with(Map<String, byte[]> files, Function<Path, T> use) {
    try {
      Path folder = Files.createTempDirectory("martlet-properties");
      try {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          Path path = folder.resolve(file.getKey());
          Files.createDirectories(path.getParent());
          Files.write(path, file.getValue());
        }
        return use.apply(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
