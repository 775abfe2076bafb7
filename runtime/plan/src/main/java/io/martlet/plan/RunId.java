package io.martlet.plan;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names runs: the milliseconds of its start and 24 random bits, so that names sort by time. */
public final class RunId {

  private static final SecureRandom RANDOM = new SecureRandom();

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{11}-[0-9a-f]{6}");

  private RunId() {}

  /** Whether a word is such a name. */
  public static boolean isOne(String word) {
    return FORM.matcher(word).matches();
  }

  public static String at(Instant start) {
    return String.format(Locale.ROOT, "%011x-%06x", start.toEpochMilli(), RANDOM.nextInt(1 << 24));
  }
}
