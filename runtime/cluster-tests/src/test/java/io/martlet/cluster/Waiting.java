package io.martlet.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Waits for what must happen, not for a time. */
final class Waiting {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Waiting() {}

  /** Until a process has written something to a file. */
  static Matcher forText(Path file, Pattern text, Process writer) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      String said = Files.exists(file) ? Files.readString(file) : "";
      Matcher found = text.matcher(said);
      if (found.find()) {
        return found;
      }
      if (!writer.isAlive() || Instant.now().isAfter(end)) {
        throw new IllegalStateException("never written: " + text + " in\n" + said);
      }
      Thread.sleep(100);
    }
  }

  static void until(String what, Callable<Boolean> condition) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.call()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("never: " + what);
      }
      Thread.sleep(100);
    }
  }
}
