package io.martlet.cli.terminal;

import java.util.Locale;

/** Numbers as people read them. */
public final class Counted {

  private Counted() {}

  /** {@code 1 mart}, {@code 4,500 models}. */
  public static String of(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? noun : plural(noun));
  }

  private static String plural(String noun) {
    return noun.endsWith("s") ? noun + "es" : noun + "s";
  }

  /** {@code 950 B}, {@code 39.5 kB}, {@code 1.2 GB}. */
  public static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes;
    String[] units = {"kB", "MB", "GB", "TB"};
    int unit = -1;
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
  }

  /** {@code 950}, {@code 39.5 k}, {@code 2.8 T}. */
  public static String amount(double count) {
    double value = count;
    String[] units = {"", " k", " M", " G", " T"};
    int unit = 0;
    while (value >= 999.95 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f%s" : "%.1f%s", value, units[unit]);
  }
}
