package io.martlet.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them, in this machine's zone. */
public final class Times {

  private static final ZoneId HERE = ZoneId.systemDefault();
  private static final DateTimeFormatter SECOND = format("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter MINUTE = format("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter DAY = format("yyyy-MM-dd");

  private Times() {}

  public static String second(Instant time) {
    return SECOND.format(time);
  }

  public static String minute(Instant time) {
    return MINUTE.format(time);
  }

  public static String day(Instant time) {
    return DAY.format(time);
  }

  /** {@code 4.2 s}, {@code 12 m 03 s}, {@code 15 h 08 m}. */
  public static String span(Duration time) {
    if (time.toMinutes() == 0) {
      return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
    return time.toHours() == 0
        ? String.format(Locale.ROOT, "%d m %02d s", time.toMinutes(), time.toSecondsPart())
        : String.format(Locale.ROOT, "%d h %02d m", time.toHours(), time.toMinutesPart());
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(HERE);
  }
}
