package io.martlet.dsl;

import io.martlet.catalog.ColumnFormat;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Declares the columns of a universe, in their order, and at last the universe itself:
 *
 * <pre>{@code
 * public final class Clients {
 *   private static final Columns<Clients> COLUMNS = Columns.of("clients");
 *
 *   public static final Column<Clients, Long> CLIENT_ID = COLUMNS.int64("client_id");
 *   public static final Column<Clients, Byte> AGE = COLUMNS.int8("age");
 *   public static final Column<Clients, Integer> BALANCE = COLUMNS.nullable().int32("balance");
 *
 *   public static final Universe<Clients> UNIVERSE = COLUMNS.keyedBy(CLIENT_ID);
 *
 *   private Clients() {}
 * }
 * }</pre>
 *
 * <p>A class initializer holds some thousands of columns. A wider universe is declared by a chain
 * of package-private superclasses of, say, 500 columns each, the first of which has {@code
 * COLUMNS}, the last {@code UNIVERSE}: initializers of superclasses run first, so that the order is
 * kept.
 *
 * <p>Not for use by several threads: a class initializer is run by one.
 *
 * @param <U> the class that holds the constants, standing for the universe
 */
public final class Columns<U> {

  private final Located<String> universe;
  private final List<io.martlet.catalog.Column> declared;
  private final boolean nullable;
  private final ColumnFormat format;

  private Columns(
      Located<String> universe,
      List<io.martlet.catalog.Column> declared,
      boolean nullable,
      ColumnFormat format) {
    this.universe = universe;
    this.declared = declared;
    this.nullable = nullable;
    this.format = format;
  }

  /** Begins a universe of that name. */
  public static <U> Columns<U> of(String universe) {
    return new Columns<>(
        Located.at(Caller.line(), universe), new ArrayList<>(), false, ColumnFormat.DEFAULT);
  }

  /** The same columns; those declared through the result may miss values. */
  public Columns<U> nullable() {
    return new Columns<>(universe, declared, true, format);
  }

  /** The same columns; the one declared through the result is called otherwise in the delivery. */
  public Columns<U> from(String delivered) {
    return with(format.from(delivered));
  }

  /** The same columns; those declared through the result have these tokens for missing values. */
  public Columns<U> missing(String... tokens) {
    return with(format.missing(List.of(tokens)));
  }

  /** The same columns; those declared through the result have dates of this form. */
  public Columns<U> dates(String pattern) {
    return with(format.dates(pattern));
  }

  /** The same columns; those declared through the result have these words for true and false. */
  public Columns<U> booleans(String yes, String no) {
    return with(format.booleans(List.of(yes, no)));
  }

  /**
   * The same columns; those declared through the result are integers that are delivered as decimal
   * numbers, of whose fraction they take so many digits.
   */
  public Columns<U> scale(int digits) {
    return with(format.scale(digits));
  }

  /** The same columns; those declared through the result may lose what their type does not hold. */
  public Columns<U> rounding() {
    return with(format.rounded());
  }

  private Columns<U> with(ColumnFormat other) {
    return new Columns<>(universe, declared, nullable, other);
  }

  public Column<U, Boolean> bool(String name) {
    return declare(name, ColumnType.BOOL);
  }

  public Column<U, Byte> int8(String name) {
    return declare(name, ColumnType.INT8);
  }

  public Column<U, Short> int16(String name) {
    return declare(name, ColumnType.INT16);
  }

  public Column<U, Integer> int32(String name) {
    return declare(name, ColumnType.INT32);
  }

  public Column<U, Long> int64(String name) {
    return declare(name, ColumnType.INT64);
  }

  public Column<U, Float> float32(String name) {
    return declare(name, ColumnType.FLOAT32);
  }

  public Column<U, Double> float64(String name) {
    return declare(name, ColumnType.FLOAT64);
  }

  public Column<U, LocalDate> date(String name) {
    return declare(name, ColumnType.DATE);
  }

  public Column<U, String> string(String name) {
    return declare(name, ColumnType.STRING);
  }

  /** The universe of the columns declared so far, each record known by that one. */
  public Universe<U> keyedBy(Column<U, ?> key) {
    return Universe.of(universe, Located.at(Caller.line(), key.name()), declared);
  }

  private <T> Column<U, T> declare(String name, ColumnType type) {
    Location line = Caller.line();
    io.martlet.catalog.Column column =
        new io.martlet.catalog.Column(
            Located.at(line, name), Located.at(line, type), nullable, format);
    declared.add(column);
    return new Column<>(column);
  }
}
