package io.martlet.spark.contract;

import io.martlet.catalog.ColumnType;
import io.martlet.catalog.Contract;
import io.martlet.catalog.Contract.Breach;
import io.martlet.catalog.ValueRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Holds a delivery as a whole to what it promises, by what was seen in its files. */
public final class DeliveryContracts {

  private static final int ALL = 100;

  private final List<Contract> contracts;
  private final long[] counts;
  private final String[] first;
  private final long[] newest;
  private long records;

  public DeliveryContracts(List<Contract> contracts) {
    this.contracts = contracts;
    this.counts = new long[contracts.size()];
    this.first = new String[contracts.size()];
    this.newest = new long[contracts.size()];
    Arrays.fill(newest, ContractTally.NONE);
  }

  /** Takes what was seen in a file. */
  public void add(ContractTally tally, String file) {
    records += tally.records();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 0 && tally.count(i) > 0) {
        first[i] = file + ":" + (tally.firstLine(i) + 1);
      }
      counts[i] += tally.count(i);
      newest[i] = Math.max(newest[i], tally.newest(i));
    }
  }

  /**
   * What is told of the delivery, and does not stop it.
   *
   * @param read how many records were delivered
   * @param last how many the last delivery had, if there was one
   * @throws BrokenContractException when it is not as it promised
   */
  public List<String> require(long read, Optional<Long> last, LocalDate today) {
    List<String> warnings = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (int i = 0; i < contracts.size(); i++) {
      Contract contract = contracts.get(i);
      List<String> told = contract.breach() == Breach.ERROR ? errors : warnings;
      breach(i, contract, read, last, today).ifPresent(told::add);
    }
    if (!errors.isEmpty()) {
      throw new BrokenContractException(errors);
    }
    return warnings;
  }

  private Optional<String> breach(
      int i, Contract contract, long read, Optional<Long> last, LocalDate today) {
    return switch (contract.kind()) {
      case VALUES, RANGE, PATTERN ->
          counts[i] == 0
              ? Optional.empty()
              : Optional.of(
                  "%s: column \"%s\": %s not of %s, %s."
                      .formatted(
                          first[i],
                          column(contract),
                          counts[i] == 1 ? "a value is" : number(counts[i]) + " values are",
                          contract,
                          counts[i] == 1 ? "here" : "the first here"));
      case MISSING_PERCENT -> missing(i, contract);
      case MAX_AGE_DAYS -> age(i, contract, today);
      case ROWS ->
          ValueRange.of(contract.term(), ColumnType.INT64).orElseThrow().holds(read)
              ? Optional.empty()
              : Optional.of(
                  "%s records are delivered, the contract has %s."
                      .formatted(number(read), contract));
      case LEAST_OF_LAST ->
          last.filter(before -> read * ALL < before * Integer.parseInt(contract.term()))
              .map(
                  before ->
                      "%s records are delivered, after %s last time: less than %s%%."
                          .formatted(number(read), number(before), contract.term()));
    };
  }

  private Optional<String> missing(int i, Contract contract) {
    if (counts[i] * ALL <= records * Integer.parseInt(contract.term())) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "column \"%s\": %.1f%% of the values are missing, %s%% may be. The first is %s.",
            column(contract),
            (double) ALL * counts[i] / records,
            contract.term(),
            first[i]));
  }

  private Optional<String> age(int i, Contract contract, LocalDate today) {
    if (newest[i] == ContractTally.NONE) {
      return Optional.of("column \"%s\" has no date at all.".formatted(column(contract)));
    }
    long days = today.toEpochDay() - newest[i];
    return days <= Integer.parseInt(contract.term())
        ? Optional.empty()
        : Optional.of(
            "column \"%s\": the newest date is %s days old, %s may be."
                .formatted(column(contract), number(days), contract.term()));
  }

  private static String column(Contract contract) {
    return contract.column().orElseThrow();
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
