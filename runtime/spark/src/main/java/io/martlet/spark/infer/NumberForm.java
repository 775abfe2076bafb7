package io.martlet.spark.infer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A way in which programs write numbers.
 *
 * @param decimal what stands before a fraction
 * @param thousands what may stand between groups of three digits
 */
record NumberForm(char decimal, Optional<Character> thousands) {

  /** Those that are looked for, the likelier first where files are separated by commas. */
  static final List<NumberForm> ALL =
      List.of(
          new NumberForm('.', Optional.empty()),
          new NumberForm('.', Optional.of(',')),
          new NumberForm(',', Optional.empty()),
          new NumberForm(',', Optional.of('.')),
          new NumberForm('.', Optional.of('\'')),
          new NumberForm(',', Optional.of('\'')),
          new NumberForm('.', Optional.of(' ')),
          new NumberForm(',', Optional.of(' ')));

  /** A set of forms, by their places, that holds all. */
  static final int EVERY = (1 << ALL.size()) - 1;

  /** A bit for each sign that has a meaning of its own in some form; 0 for any other. */
  static int sign(byte sign) {
    return switch (sign) {
      case '.' -> 1;
      case ',' -> 2;
      case '\'' -> 4;
      case ' ' -> 8;
      default -> 0;
    };
  }

  /** Those of one decimal sign. */
  static int with(char decimal) {
    return IntStream.range(0, ALL.size())
        .filter(i -> ALL.get(i).decimal == decimal)
        .map(i -> 1 << i)
        .sum();
  }

  /**
   * The order in which those are taken that fit as many columns: commas separate no thousands in
   * files that another sign separates, because their programs chose it to write decimal commas.
   */
  static List<Integer> likelier(char delimiter) {
    Comparator<Integer> order =
        Comparator.comparing(
            i -> delimiter != ',' && ALL.get(i).thousands.equals(Optional.of(',')));
    return IntStream.range(0, ALL.size()).boxed().sorted(order).toList();
  }
}
