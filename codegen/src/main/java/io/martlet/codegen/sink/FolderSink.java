package io.martlet.codegen.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** Writes below a folder, leaving files alone whose content would stay the same. */
public final class FolderSink implements Sink {

  private final Path folder;
  private int written;

  public FolderSink(Path folder) {
    this.folder = folder;
  }

  @Override
  public void write(String path, byte[] content) {
    Path file = folder.resolve(path);
    try {
      if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
        return;
      }
      Files.createDirectories(file.getParent());
      // Of a name of its own: another command may write the same file now.
      Path fresh = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
      Files.write(fresh, content);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      written++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<byte[]> former(String path) {
    Path file = folder.resolve(path);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many files were new or changed. */
  public int written() {
    return written;
  }
}
