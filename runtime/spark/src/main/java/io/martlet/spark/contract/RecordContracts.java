package io.martlet.spark.contract;

import io.martlet.catalog.Contract;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.delivery.ColumnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds the records of a task to what the delivery promises of them. */
public final class RecordContracts {

  /** A contract about each value of a column. */
  private record Checked(int contract, int column, ValueCheck check) {}

  /** A contract about all values of a column together. */
  private record Counted(int contract, int column, Contract.Kind kind) {}

  private final List<Contract> contracts;
  private final List<Checked> errors = new ArrayList<>();
  private final List<Checked> warnings = new ArrayList<>();
  private final List<Counted> counted = new ArrayList<>();
  private final ContractTally tally;

  private RecordContracts(List<Contract> contracts) {
    this.contracts = contracts;
    this.tally = new ContractTally(contracts.size());
  }

  public static RecordContracts of(PlanUniverse universe) {
    List<Contract> all = universe.delivery().contracts();
    RecordContracts contracts = new RecordContracts(all);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).column().isPresent()) {
        contracts.add(i, all.get(i), universe);
      }
    }
    return contracts;
  }

  private void add(int number, Contract contract, PlanUniverse universe) {
    int column = universe.columns().indexOf(universe.column(contract.column().orElseThrow()));
    if (!contract.kind().isOfValue()) {
      counted.add(new Counted(number, column, contract.kind()));
      return;
    }
    ValueCheck check = ValueCheck.of(contract, universe.columns().get(column).type());
    Checked checked = new Checked(number, column, check);
    switch (contract.breach()) {
      case ERROR -> errors.add(checked);
      case WARN -> warnings.add(checked);
    }
  }

  /**
   * The contract that a record breaks so that it is none.
   *
   * @param values those of the universe's columns
   */
  public Optional<Contract> broken(ColumnValue[] values) {
    for (Checked each : errors) {
      if (values[each.column()].isPresent() && !each.check().holds(values[each.column()])) {
        return Optional.of(contracts.get(each.contract()));
      }
    }
    return Optional.empty();
  }

  /**
   * Takes account of a record that is prepared.
   *
   * @param line how many lines of the split are before it
   */
  public void take(ColumnValue[] values, long line) {
    tally.record();
    for (Checked each : warnings) {
      if (values[each.column()].isPresent() && !each.check().holds(values[each.column()])) {
        tally.count(each.contract(), line);
      }
    }
    for (Counted each : counted) {
      ColumnValue value = values[each.column()];
      if (!value.isPresent()) {
        tally.count(each.contract(), line);
      } else if (each.kind() == Contract.Kind.MAX_AGE_DAYS) {
        tally.seen(each.contract(), value.integer());
      }
    }
  }

  public ContractTally tally() {
    return tally;
  }
}
