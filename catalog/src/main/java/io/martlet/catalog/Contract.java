package io.martlet.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a delivery promises, checked while it is prepared.
 *
 * @param column the column that it is about; of a promise about all records, none
 * @param terms what is promised, as it is written: one text, of {@link Kind#VALUES} one a value
 */
public record Contract(Optional<String> column, Kind kind, List<String> terms, Breach breach) {

  public Contract {
    terms = List.copyOf(terms);
  }

  /** A promise about a column. */
  public static Contract of(String column, Kind kind, List<String> terms, Breach breach) {
    return new Contract(Optional.of(column), kind, terms, breach);
  }

  /** The one text of a promise that has one. */
  public String term() {
    return terms.get(0);
  }

  /** As messages name it, such as {@code range 0..120}. */
  @Override
  public String toString() {
    return kind.keyword() + " " + (kind == Kind.VALUES ? terms.toString() : term());
  }

  /** What can be promised. */
  public enum Kind {
    /** Only these values. */
    VALUES("values", true),
    /**
     * From the first to the last, either of them left out: {@code 0..120}, {@code 2020-01-01..}.
     */
    RANGE("range", true),
    /** Texts that a regular expression matches as a whole. */
    PATTERN("pattern", true),
    /** So many percent of a column's values may be missing. */
    MISSING_PERCENT("missing-percent", true),
    /** The newest date is so many days old at most. */
    MAX_AGE_DAYS("max-age-days", true),
    /** So many records: {@code 8802}, or from the least to the most, {@code 8000..9000}. */
    ROWS("rows", false),
    /** So many percent of the records of last time, at least. */
    LEAST_OF_LAST("least-of-last", false);

    private final String keyword;
    private final boolean ofColumn;

    Kind(String keyword, boolean ofColumn) {
      this.keyword = keyword;
      this.ofColumn = ofColumn;
    }

    /** The key in YAML. */
    public String keyword() {
      return keyword;
    }

    public boolean isOfColumn() {
      return ofColumn;
    }

    /** Whether it says something of each value, not of all of them together. */
    public boolean isOfValue() {
      return this == VALUES || this == RANGE || this == PATTERN;
    }

    /** The kind with that key. */
    public static Optional<Kind> of(String keyword) {
      return Arrays.stream(values()).filter(kind -> kind.keyword.equals(keyword)).findFirst();
    }
  }

  /** What a broken promise does. */
  public enum Breach {
    /** Rejects the record, or stops. */
    ERROR("error"),
    /** Is told. */
    WARN("warn");

    private final String keyword;

    Breach(String keyword) {
      this.keyword = keyword;
    }

    /** The word in YAML. */
    public String keyword() {
      return keyword;
    }

    /** The one with that word. */
    public static Optional<Breach> of(String keyword) {
      return Arrays.stream(values()).filter(breach -> breach.keyword.equals(keyword)).findFirst();
    }
  }
}
