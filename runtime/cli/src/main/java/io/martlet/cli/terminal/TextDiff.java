package io.martlet.cli.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How two texts differ, line by line, as the program diff puts it. */
public final class TextDiff {

  private TextDiff() {}

  public static String of(String name, String before, String after) throws IOException {
    Path old = Files.createTempFile("martlet", ".before");
    Path fresh = Files.createTempFile("martlet", ".after");
    try {
      Files.writeString(old, before);
      Files.writeString(fresh, after);
      Process diff =
          new ProcessBuilder(
                  "diff",
                  "-u",
                  "--label",
                  "a/" + name,
                  "--label",
                  "b/" + name,
                  old.toString(),
                  fresh.toString())
              .start();
      return new String(diff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      Files.delete(old);
      Files.delete(fresh);
    }
  }
}
