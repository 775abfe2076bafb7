package io.martlet.spark.infer;

import io.martlet.catalog.ColumnType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Narrows down what a column is, value by value. */
final class ColumnGuess {

  /** Kinds of values, each of which gives way to the next that holds all. */
  private enum Kind {
    BOOL,
    INTEGER,
    FLOAT,
    DATE,
    STRING
  }

  /** What programs write for no value. */
  private static final Set<String> TOKENS =
      Set.of("NA", "N/A", "n/a", "NULL", "null", "None", "#N/A", "-", "?");

  private final String name;
  private final Optional<ColumnType> within;
  private final DistinctValues distinct = new DistinctValues();
  private Kind kind;
  private boolean nullable;
  private boolean single = true;
  private long least = Long.MAX_VALUE;
  private long greatest = Long.MIN_VALUE;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private String sample = "";

  /** Words that may stand for missing values, as long as the others are no texts. */
  private final Set<String> tokens = new TreeSet<>();

  private ColumnGuess(String name, Optional<ColumnType> within) {
    this.name = name;
    this.within = within;
    this.kind = within.map(ColumnGuess::kind).orElse(null);
  }

  /** Of a column that is delivered as text. */
  static ColumnGuess ofText(String name) {
    return new ColumnGuess(name, Optional.empty());
  }

  /** Of a column that is delivered with a type, which can only get narrower. */
  static ColumnGuess within(String name, ColumnType type) {
    return new ColumnGuess(name, Optional.of(type));
  }

  private static Kind kind(ColumnType type) {
    return switch (type) {
      case BOOL -> Kind.BOOL;
      case INT8, INT16, INT32, INT64 -> Kind.INTEGER;
      case FLOAT32, FLOAT64 -> Kind.FLOAT;
      case DATE -> Kind.DATE;
      case STRING -> Kind.STRING;
    };
  }

  String name() {
    return name;
  }

  /**
   * @param value as delivered; null where it is missing
   */
  void add(String value) {
    if (value == null) {
      nullable = true;
      return;
    }
    distinct.add(value);
    if (within.isEmpty() && TOKENS.contains(value)) {
      tokens.add(value);
      return;
    }
    if (sample.isEmpty()) {
      sample = value;
    }
    if (kind == Kind.STRING) {
      return;
    }
    if (within.isPresent()) {
      narrow(value);
      return;
    }
    Kind own = kind(value);
    kind = kind == null || kind == own ? own : common(kind, own);
  }

  private void narrow(String value) {
    if (kind == Kind.INTEGER) {
      isInteger(value);
    } else if (kind == Kind.FLOAT) {
      number(Double.parseDouble(value));
    }
  }

  /** Whether words that may stand for missing values do. */
  private boolean hasTokens() {
    return !tokens.isEmpty() && kind != null && kind != Kind.STRING;
  }

  /** Whether every record has a value, and a different one, of a type that keys have. */
  boolean identifies() {
    return kind != null
        && !nullable
        && !hasTokens()
        && distinct.all()
        && (kind == Kind.INTEGER || kind == Kind.STRING);
  }

  InferredColumn column() {
    ColumnType type = type();
    return new InferredColumn(
        name,
        name,
        type,
        nullable || hasTokens(),
        hasTokens() ? List.copyOf(tokens) : List.of(),
        middle(type));
  }

  private ColumnType type() {
    if (kind == null || sample.isEmpty()) {
      return within.orElse(ColumnType.STRING);
    }
    return switch (kind) {
      case BOOL -> ColumnType.BOOL;
      case INTEGER -> integer();
      case FLOAT -> single ? ColumnType.FLOAT32 : ColumnType.FLOAT64;
      case DATE -> ColumnType.DATE;
      case STRING -> ColumnType.STRING;
    };
  }

  private ColumnType integer() {
    if (least >= Byte.MIN_VALUE && greatest <= Byte.MAX_VALUE) {
      return ColumnType.INT8;
    }
    if (least >= Short.MIN_VALUE && greatest <= Short.MAX_VALUE) {
      return ColumnType.INT16;
    }
    return least >= Integer.MIN_VALUE && greatest <= Integer.MAX_VALUE
        ? ColumnType.INT32
        : ColumnType.INT64;
  }

  private String middle(ColumnType type) {
    return switch (type) {
      case INT8, INT16, INT32, INT64 -> Long.toString(least / 2 + greatest / 2);
      case FLOAT32, FLOAT64 -> low <= high ? Float.toString((float) (low / 2 + high / 2)) : "";
      case BOOL, DATE, STRING -> sample;
    };
  }

  private Kind kind(String value) {
    char first = value.isEmpty() ? ' ' : value.charAt(0);
    if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
      if (isInteger(value)) {
        return Kind.INTEGER;
      }
      if (isFloat(value)) {
        return Kind.FLOAT;
      }
      return isDate(value) ? Kind.DATE : Kind.STRING;
    }
    return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
        ? Kind.BOOL
        : Kind.STRING;
  }

  private static Kind common(Kind one, Kind other) {
    boolean numbers =
        (one == Kind.INTEGER || one == Kind.FLOAT)
            && (other == Kind.INTEGER || other == Kind.FLOAT);
    return numbers ? Kind.FLOAT : Kind.STRING;
  }

  /** Digits with leading zeros are a code, such as a postal one, which would lose them. */
  private boolean isInteger(String value) {
    int start = value.charAt(0) == '-' ? 1 : 0;
    int digits = value.length() - start;
    if (digits == 0 || digits > 19 || (digits > 1 && value.charAt(start) == '0')) {
      return false;
    }
    for (int i = start; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    try {
      long number = Long.parseLong(value);
      least = Math.min(least, number);
      greatest = Math.max(greatest, number);
      float nearest = (float) number;
      single &= (long) nearest == number;
      low = Math.min(low, (double) number);
      high = Math.max(high, (double) number);
      return true;
    } catch (NumberFormatException tooLarge) {
      return false;
    }
  }

  private boolean isFloat(String value) {
    boolean point = false;
    for (int i = 0; i < value.length(); i++) {
      char each = value.charAt(i);
      if ((each < '0' || each > '9') && "+-.eE".indexOf(each) < 0) {
        return false;
      }
      point |= each < '0' || each > '9';
    }
    int start = "+-".indexOf(value.charAt(0)) >= 0 ? 1 : 0;
    boolean code =
        value.length() > start + 1
            && value.charAt(start) == '0'
            && Character.isDigit(value.charAt(start + 1));
    if (!point || code) {
      return false;
    }
    try {
      number(Double.parseDouble(value));
      return true;
    } catch (NumberFormatException isNone) {
      return false;
    }
  }

  /** Single precision holds a number when it is the same there: 0.1 is another one. */
  private void number(double number) {
    single &= Double.isNaN(number) || (float) number == number;
    if (Double.isFinite(number)) {
      low = Math.min(low, number);
      high = Math.max(high, number);
    }
  }

  private static boolean isDate(String value) {
    try {
      return value.length() == 10 && LocalDate.parse(value) != null;
    } catch (DateTimeException isNone) {
      return false;
    }
  }
}
