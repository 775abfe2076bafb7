package io.martlet.emr.emulator;

import java.util.Locale;

/** Ids such as the service gives, counted up. */
final class Ids {

  private long last;

  /**
   * @param kind such as {@code j} for a cluster, {@code s} for a step
   */
  String next(String kind) {
    last++;
    String count = Long.toString(last, 36).toUpperCase(Locale.ROOT);
    return kind + "-" + "0".repeat(Math.max(0, 13 - count.length())) + count;
  }
}
