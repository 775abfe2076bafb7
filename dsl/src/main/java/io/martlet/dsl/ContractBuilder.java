package io.martlet.dsl;

import io.martlet.catalog.Contract;
import io.martlet.catalog.Contract.Breach;
import io.martlet.catalog.Contract.Kind;
import io.martlet.catalog.Located;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what a universe's deliveries promise.
 *
 * @param <U> stands for the universe
 */
public final class ContractBuilder<U> {

  private final Breach breach;
  private final List<Located<Contract>> contracts = new ArrayList<>();

  ContractBuilder(Breach breach) {
    this.breach = breach;
  }

  /** A column has these values only. */
  public ContractBuilder<U> values(Column<U, ?> column, String... values) {
    return add(column, Kind.VALUES, List.of(values));
  }

  /** From the least value to the most, either left out: {@code "0..120"}. */
  public ContractBuilder<U> range(Column<U, ?> column, String range) {
    return add(column, Kind.RANGE, List.of(range));
  }

  /** A regular expression matches each text as a whole. */
  public ContractBuilder<U> pattern(Column<U, String> column, String pattern) {
    return add(column, Kind.PATTERN, List.of(pattern));
  }

  /** So many percent of a column's values may be missing. */
  public ContractBuilder<U> missingPercent(Column<U, ?> column, int percent) {
    return add(column, Kind.MISSING_PERCENT, List.of(Integer.toString(percent)));
  }

  /** The newest date is so many days old at most. */
  public ContractBuilder<U> maxAgeDays(Column<U, LocalDate> column, int days) {
    return add(column, Kind.MAX_AGE_DAYS, List.of(Integer.toString(days)));
  }

  /** So many records, or from the least to the most: {@code "8000..9000"}. */
  public ContractBuilder<U> rows(String rows) {
    return add(new Contract(Optional.empty(), Kind.ROWS, List.of(rows), breach));
  }

  /** So many percent of the records of last time, at least. */
  public ContractBuilder<U> leastOfLast(int percent) {
    return add(
        new Contract(
            Optional.empty(), Kind.LEAST_OF_LAST, List.of(Integer.toString(percent)), breach));
  }

  private ContractBuilder<U> add(Column<U, ?> column, Kind kind, List<String> terms) {
    return add(Contract.of(column.name(), kind, terms, breach));
  }

  private ContractBuilder<U> add(Contract contract) {
    contracts.add(Located.at(Caller.line(), contract));
    return this;
  }

  List<Located<Contract>> contracts() {
    return contracts;
  }
}
