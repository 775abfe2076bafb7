package io.martlet.plan;

import io.martlet.catalog.Sha256Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What plans identify texts and files by: their SHA-256. */
public final class Digest {

  private Digest() {}

  public static String ofText(String text) {
    return Sha256Digest.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Pins a file below a folder. */
  public static PlanFile pin(Path folder, String path) {
    Path file = folder.resolve(path);
    try {
      return new PlanFile(path, Sha256Digest.of(file), Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
