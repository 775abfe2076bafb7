package io.martlet.spark.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a host program left on standard error: how the host ended in the first line, {@code exit 3}
 * or {@code signal 11}, then its last words. A program that is none may leave anything.
 */
final class HostReport {

  private static final int LONGEST = 1 << 14;
  private static final Pattern END = Pattern.compile("(exit|signal) (\\d{1,3})\\n(?s:(.*))");

  private HostReport() {}

  /**
   * How a program ended.
   *
   * @param exitValue of the process, which adds 128 to a signal
   */
  static HostEnd of(Path errors, int exitValue) {
    String text = read(errors);
    Matcher end = END.matcher(text);
    if (end.matches()) {
      HostEnd.Cause cause =
          end.group(1).equals("signal") ? HostEnd.Cause.SIGNALLED : HostEnd.Cause.EXITED;
      return new HostEnd(cause, Integer.parseInt(end.group(2)), lastLine(end.group(3)));
    }
    // Somebody has ended the program before it could report.
    return exitValue > 128
        ? new HostEnd(HostEnd.Cause.SIGNALLED, exitValue - 128, lastLine(text))
        : new HostEnd(HostEnd.Cause.EXITED, exitValue, lastLine(text));
  }

  /** The last line of what the host or a model in it wrote. */
  static String lastWords(Path errors) {
    String text = read(errors);
    Matcher end = END.matcher(text);
    return lastLine(end.matches() ? end.group(3) : text);
  }

  private static String lastLine(String text) {
    String all = text.strip();
    return all.substring(all.lastIndexOf('\n') + 1);
  }

  private static String read(Path errors) {
    try (InputStream in = Files.newInputStream(errors)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
