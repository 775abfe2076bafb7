package io.martlet.spark.prepare;

import io.martlet.catalog.Contract;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import io.martlet.spark.contract.ContractTally;
import io.martlet.spark.contract.RecordContracts;
import io.martlet.spark.delivery.ColumnValue;
import io.martlet.spark.delivery.RecordFault;
import io.martlet.spark.delivery.RecordFaultException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.TaskContext;

/**
 * Takes the records of a task, one after the other: those that are as declared and promised are
 * written to files of its own, the others are rejected, until they are too many.
 */
final class RecordSink implements Closeable {

  private final TaskOutput output;
  private final int number;
  private final ColumnValue[] values;
  private final PlanUniverse universe;
  private final RecordContracts contracts;
  private final List<RecordFault> rejects = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private UniverseFileWriter file;

  /**
   * @param number the task's
   * @param values those of the universe's columns, in their order, which change with each record
   */
  RecordSink(TaskOutput output, int number, ColumnValue[] values) {
    this.output = output;
    this.number = number;
    this.values = values;
    this.universe = output.universe().universe();
    this.contracts = RecordContracts.of(universe);
  }

  /**
   * Takes a record whose values are all of their types.
   *
   * @param line how many lines of the split are before it
   * @throws RecordFaultException when it is rejected, and one too many
   */
  void take(long line) throws IOException, RecordFaultException {
    Optional<Contract> broken = contracts.broken(values);
    if (broken.isPresent()) {
      reject(fault(broken.get(), line));
      return;
    }
    if (file == null) {
      file = new UniverseFileWriter(place(name()), universe, output.fileBytes());
    }
    file.write(values);
    contracts.take(values, line);
    if (file.bytes() >= output.fileBytes()) {
      endFile();
    }
  }

  private RecordFault fault(Contract broken, long line) {
    String column = broken.column().orElseThrow();
    int place = universe.columns().indexOf(universe.column(column));
    return RecordFault.ofValue(
        line,
        column,
        "the value is not of %s, as the contract has it. Correct the delivery, or the contract."
            .formatted(broken),
        values[place].canonical().orElseThrow());
  }

  /**
   * Leaves a record out.
   *
   * @throws RecordFaultException when that is one too many
   */
  void reject(RecordFault fault) throws RecordFaultException {
    rejects.add(fault);
    if (rejects.size() > universe.delivery().rejects()) {
      throw new RecordFaultException(fault);
    }
  }

  List<RecordFault> rejects() {
    return rejects;
  }

  ContractTally tally() {
    return contracts.tally();
  }

  /** Completes the files, and looks at them. */
  List<PreparedFile> end() throws IOException {
    endFile();
    return PreparedFile.in(output.folder(), names);
  }

  private void endFile() throws IOException {
    if (file != null) {
      file.end();
      file.close();
      file = null;
    }
  }

  /** Deletes the files. */
  void delete() throws IOException {
    close();
    names.forEach(name -> Storage.delete(place(name)));
    names.clear();
  }

  private String name() {
    names.add(
        String.format(
            Locale.ROOT,
            "%s-%05d-%03d-%d.snappy.parquet",
            output.prefix(),
            number,
            names.size(),
            TaskContext.get().taskAttemptId()));
    return names.get(names.size() - 1);
  }

  private String place(String name) {
    return Storage.child(output.folder(), name);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
