package io.martlet.cli.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How many records a universe had when it was last prepared here. */
public final class KnownRecords {

  private final Path file;

  public KnownRecords(Workspace workspace, String universe) {
    this.file = workspace.state().resolve(universe + ".records");
  }

  public void remember(long records) {
    try {
      Files.writeString(file, Long.toString(records));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public Optional<Long> read() {
    try {
      return Optional.of(Long.valueOf(Files.readString(file).strip()));
    } catch (IOException | NumberFormatException unknown) {
      return Optional.empty();
    }
  }
}
