package io.martlet.catalog;

import java.util.List;
import java.util.Optional;

/**
 * How the delivered CSV files of a universe are written. Nothing of it is guessed: what is not said
 * is as in {@link #DEFAULT}.
 *
 * @param delimiter what stands between two values
 * @param quote what stands around a value that holds delimiters or line ends; without one, nothing
 *     does
 * @param escape what makes the next sign of a quoted value stand for itself; by default a quote in
 *     a quoted value is doubled
 * @param names the columns of files that have no header; of those that have one, nothing
 * @param encoding the files' charset, by its name in Java
 * @param decimal what stands before the fraction of a number
 * @param thousands what stands between groups of three digits, if anything may
 * @param missing what stands for a value that is missing, in quotes or not, beside nothing at all
 * @param dates the form of dates, a pattern of {@link java.time.format.DateTimeFormatter}; by
 *     default that of ISO 8601
 * @param booleans what stands for true and for false; by default these words, in any case
 * @param trim whether blanks around values are no part of them
 * @param comment what begins a line that is no record, if anything does
 */
public record DeliveryFormat(
    char delimiter,
    Optional<Character> quote,
    Optional<Character> escape,
    List<String> names,
    String encoding,
    char decimal,
    Optional<Character> thousands,
    List<String> missing,
    Optional<String> dates,
    List<String> booleans,
    boolean trim,
    Optional<Character> comment) {

  /** RFC 4180 in UTF-8, with a header. */
  public static final DeliveryFormat DEFAULT =
      new DeliveryFormat(
          ',',
          Optional.of('"'),
          Optional.empty(),
          List.of(),
          "UTF-8",
          '.',
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of(),
          false,
          Optional.empty());

  public DeliveryFormat {
    names = List.copyOf(names);
    missing = List.copyOf(missing);
    booleans = List.copyOf(booleans);
  }
}
