package io.martlet.driver;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;

/** Names runs: the milliseconds of its start and 24 random bits, so that names sort by time. */
public final class RunId {

  private static final SecureRandom RANDOM = new SecureRandom();

  private RunId() {}

  public static String at(Instant start) {
    return String.format(Locale.ROOT, "%011x-%06x", start.toEpochMilli(), RANDOM.nextInt(1 << 24));
  }
}
