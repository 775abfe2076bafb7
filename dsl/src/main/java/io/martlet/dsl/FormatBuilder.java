package io.martlet.dsl;

import io.martlet.catalog.DeliveryFormat;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** Says how delivered CSV files are written, where that is not as RFC 4180 has it. */
public final class FormatBuilder {

  private static final DeliveryFormat DEFAULT = DeliveryFormat.DEFAULT;

  private char delimiter = DEFAULT.delimiter();
  private Optional<Character> quote = DEFAULT.quote();
  private Optional<Character> escape = DEFAULT.escape();
  private List<String> names = DEFAULT.names();
  private String encoding = DEFAULT.encoding();
  private char decimal = DEFAULT.decimal();
  private Optional<Character> thousands = DEFAULT.thousands();
  private List<String> missing = DEFAULT.missing();
  private Optional<String> dates = DEFAULT.dates();
  private List<String> booleans = DEFAULT.booleans();
  private boolean trim = DEFAULT.trim();
  private Optional<Character> comment = DEFAULT.comment();

  FormatBuilder() {}

  /** What stands between two values, in place of a comma. */
  public FormatBuilder delimiter(char sign) {
    delimiter = sign;
    return this;
  }

  /** What stands around a value, in place of {@code "}. */
  public FormatBuilder quote(char sign) {
    quote = Optional.of(sign);
    return this;
  }

  /** Nothing stands around values. */
  public FormatBuilder unquoted() {
    quote = Optional.empty();
    return this;
  }

  /** What makes a quote in a quoted value stand for itself, which else is doubled. */
  public FormatBuilder escape(char sign) {
    escape = Optional.of(sign);
    return this;
  }

  /** The columns of files that have no header. */
  public FormatBuilder names(String... columns) {
    names = List.of(columns);
    return this;
  }

  /** The files' charset, in place of UTF-8. */
  public FormatBuilder encoding(Charset charset) {
    encoding = charset.name();
    return this;
  }

  /** What stands before the fraction of a number, in place of a point. */
  public FormatBuilder decimal(char sign) {
    decimal = sign;
    return this;
  }

  /** What may stand between groups of three digits. */
  public FormatBuilder thousands(char sign) {
    thousands = Optional.of(sign);
    return this;
  }

  /** What stands for a missing value, beside nothing at all. */
  public FormatBuilder missing(String... tokens) {
    missing = List.of(tokens);
    return this;
  }

  /** The form of dates, such as {@code dd.MM.yyyy}. */
  public FormatBuilder dates(String pattern) {
    dates = Optional.of(pattern);
    return this;
  }

  /** The words for true and false. */
  public FormatBuilder booleans(String yes, String no) {
    booleans = List.of(yes, no);
    return this;
  }

  /** Blanks around values are no part of them. */
  public FormatBuilder trimmed() {
    trim = true;
    return this;
  }

  /** What begins a line that is no record. */
  public FormatBuilder comment(char sign) {
    comment = Optional.of(sign);
    return this;
  }

  DeliveryFormat format() {
    return new DeliveryFormat(
        delimiter, quote, escape, names, encoding, decimal, thousands, missing, dates, booleans,
        trim, comment);
  }
}
