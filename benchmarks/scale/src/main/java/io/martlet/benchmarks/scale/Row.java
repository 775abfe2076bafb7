package io.martlet.benchmarks.scale;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param wanted what it must not exceed; none where nothing is wanted of it
 * @param processor the processor time of all of the JVM's threads meanwhile, in seconds; none where
 *     it is no time
 */
record Row(String what, double measured, double processor, double wanted, String unit) {

  private static final double NONE = Double.NaN;

  static Row of(String what, double measured, String unit) {
    return new Row(what, measured, NONE, NONE, unit);
  }

  static Row of(String what, Span time) {
    return new Row(what, time.seconds(), time.processorSeconds(), NONE, "s");
  }

  /** The same, if it is to be no more than that. */
  Row atMost(double most) {
    return new Row(what, measured, processor, most, unit);
  }

  @Override
  public String toString() {
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            what,
            value(measured, unit),
            value(processor, "s"),
            Double.isNaN(wanted) ? "" : "at most " + value(wanted, unit),
            Double.isNaN(wanted) ? "" : measured <= wanted ? "reached" : "not reached");
  }

  private static String value(double number, String unit) {
    if (Double.isNaN(number)) {
      return "";
    }
    String format = number >= 100 || number == Math.rint(number) ? "%,.0f" : "%.2f";
    return (String.format(Locale.ROOT, format, number) + " " + unit).strip();
  }
}
