package io.martlet.catalog.check;

import io.martlet.catalog.Column;
import io.martlet.catalog.ColumnFormat;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.DateForm;
import io.martlet.catalog.DeliveryFormat;
import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import io.martlet.catalog.Universe;
import io.martlet.catalog.diagnostic.Findings;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the universe says of its delivery's format makes no sense. */
final class BadFormat implements CatalogRule {

  private static final int MOST_SCALE = 18;
  private static final Set<ColumnType> INTEGERS =
      Set.of(ColumnType.INT8, ColumnType.INT16, ColumnType.INT32, ColumnType.INT64);
  private static final Set<ColumnType> ROUNDED =
      Set.of(ColumnType.FLOAT32, ColumnType.FLOAT64, ColumnType.DATE);

  @Override
  public String id() {
    return "bad-format";
  }

  @Override
  public String summary() {
    return "What the universe says of its delivery's format makes no sense.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    Universe universe = checked.catalog().universe();
    String subject = universe.name().value();
    DeliveryFormat format = universe.format().value();
    for (String fault : faults(format)) {
      findings.add(at(universe.format().location(), subject, fault, ""));
    }
    for (Column column : universe.columns()) {
      for (String fault : faults(column)) {
        Location place = column.name().location();
        findings.add(at(place, subject, "Column \"%s\": %s".formatted(column.name(), fault), ""));
      }
    }
  }

  private static List<String> faults(DeliveryFormat format) {
    List<String> faults = new ArrayList<>();
    sign("delimiter", Optional.of(format.delimiter())).ifPresent(faults::add);
    sign("quote", format.quote()).ifPresent(faults::add);
    sign("escape", format.escape()).ifPresent(faults::add);
    sign("comment", format.comment()).ifPresent(faults::add);
    number("decimal", Optional.of(format.decimal())).ifPresent(faults::add);
    number("thousands", format.thousands()).ifPresent(faults::add);
    Optional<Character> delimiter = Optional.of(format.delimiter());
    if (format.quote().equals(delimiter)
        || format.escape().equals(delimiter)
        || format.comment().equals(delimiter)) {
      faults.add("The delimiter cannot be quote, escape or comment, too.");
    }
    if (format.comment().isPresent() && format.comment().equals(format.quote())) {
      faults.add("What begins a comment cannot be the quote, too.");
    }
    if (format.escape().isPresent() && format.quote().isEmpty()) {
      faults.add("An escape means something in quotes only, and there are none.");
    }
    if (format.thousands().equals(Optional.of(format.decimal()))) {
      faults.add("What stands between thousands cannot stand before a fraction, too.");
    }
    if (!isKnown(format.encoding())) {
      faults.add(
          "There is no encoding \"%s\"; some are UTF-8, ISO-8859-1, windows-1252, UTF-16."
              .formatted(format.encoding()));
    }
    if (new HashSet<>(format.names()).size() < format.names().size()) {
      faults.add("The names name a column twice.");
    }
    format.dates().flatMap(BadFormat::dates).ifPresent(faults::add);
    booleans(format.booleans()).ifPresent(faults::add);
    return faults;
  }

  private static List<String> faults(Column column) {
    ColumnFormat format = column.format();
    Located<ColumnType> type = column.type();
    List<String> faults = new ArrayList<>();
    format.dates().flatMap(BadFormat::dates).ifPresent(faults::add);
    booleans(format.booleans()).ifPresent(faults::add);
    if (format.dates().isPresent() && type.value() != ColumnType.DATE) {
      faults.add("Only dates have a form of dates.");
    }
    if (!format.booleans().isEmpty() && type.value() != ColumnType.BOOL) {
      faults.add("Only a bool has words for true and false.");
    }
    boolean isInteger = INTEGERS.contains(type.value());
    if (format.scale().isPresent() && !isInteger) {
      faults.add("Only an integer has a scale.");
    }
    if (format.scale().filter(scale -> scale < 1 || scale > MOST_SCALE).isPresent()) {
      faults.add("A scale is from 1 to 18.");
    }
    if (format.rounding()
        && !(isInteger ? format.scale().isPresent() : ROUNDED.contains(type.value()))) {
      faults.add("Only floats, dates and integers with a scale can lose a part of a value.");
    }
    return faults;
  }

  private static Optional<String> sign(String key, Optional<Character> sign) {
    return sign.filter(
            each -> each >= 0x7F || (each < ' ' && each != '\t') || isLetterOrDigit(each))
        .map(each -> "The %s must be a sign of ASCII that is no letter, no digit.".formatted(key));
  }

  /** Other than what a number is made of. */
  private static Optional<String> number(String key, Optional<Character> sign) {
    return sign.filter(each -> each >= 0x7F || isLetterOrDigit(each) || "+-\"".indexOf(each) >= 0)
        .map(each -> "The %s sign cannot be \"%s\".".formatted(key, each));
  }

  private static boolean isLetterOrDigit(char sign) {
    return sign < 0x7F && Character.isLetterOrDigit(sign);
  }

  private static boolean isKnown(String encoding) {
    try {
      return Charset.isSupported(encoding);
    } catch (IllegalCharsetNameException none) {
      return false;
    }
  }

  private static Optional<String> dates(String pattern) {
    try {
      DateForm.of(pattern);
      return Optional.empty();
    } catch (IllegalArgumentException unfit) {
      return Optional.of(
          "\"%s\" is no form of dates, such as dd.MM.yyyy: %s."
              .formatted(pattern, unfit.getMessage()));
    }
  }

  private static Optional<String> booleans(List<String> words) {
    return words.isEmpty() || (words.size() == 2 && !words.get(0).equals(words.get(1)))
        ? Optional.empty()
        : Optional.of("There is one word for true and another for false, in this order.");
  }
}
