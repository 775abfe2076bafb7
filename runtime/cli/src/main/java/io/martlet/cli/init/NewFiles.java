package io.martlet.cli.init;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Map;

/** Writes files into a folder, never over others. */
record NewFiles(Path folder) {

  /** To be called before anything is written. */
  void refuseIfThere(Collection<String> files) {
    for (String file : files) {
      if (Files.exists(folder.resolve(file))) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "%s exists. Nothing was written.".formatted(Shown.path(folder.resolve(file))));
      }
    }
  }

  void write(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
    }
  }

  /** The path of a file in the folder, copied into it where it lies elsewhere. */
  String take(Path file) throws IOException {
    if (file.startsWith(folder)) {
      return folder.relativize(file).toString();
    }
    Path copy = folder.resolve(file.getFileName().toString());
    Files.createDirectories(folder);
    Files.copy(file, copy);
    return copy.getFileName().toString();
  }
}
