package io.martlet.spark.prepare;

import io.martlet.spark.StorageException;
import io.martlet.spark.delivery.ColumnValue;
import io.martlet.spark.delivery.CsvSplit;
import io.martlet.spark.delivery.Dialect;
import io.martlet.spark.delivery.RecordFault;
import io.martlet.spark.delivery.RecordFaultException;
import io.martlet.spark.delivery.SplitBegin;
import io.martlet.spark.delivery.SplitReader;
import io.martlet.spark.delivery.ValueForm;
import io.martlet.spark.delivery.ValueReader;
import java.io.IOException;
import java.util.List;

/**
 * Prepares a split of a CSV file. Whether it was read from its true begin, only its neighbours
 * tell.
 *
 * @param number the split's place among all of the delivery
 * @param columns what messages call the delivered columns
 * @param targets which column of the universe each is; -1 where it is none
 * @param forms of the columns that are the universe's
 */
record SplitTask(
    TaskOutput output,
    int number,
    CsvSplit split,
    SplitBegin begin,
    Dialect dialect,
    List<String> columns,
    List<Integer> targets,
    List<ValueForm> forms)
    implements PrepareTask {

  /** Reads it again, from its true begin. */
  SplitTask from(SplitBegin known) {
    return new SplitTask(output, number, split, known, dialect, columns, targets, forms);
  }

  @Override
  public SplitResult run() {
    try (SplitReader in = SplitReader.open(split, dialect, columns, begin)) {
      return copy(in);
    } catch (RecordFaultException e) {
      return SplitResult.faulty(number, begin, null, List.of(), e.fault());
    } catch (IOException e) {
      throw new StorageException(split.file().place(), e);
    }
  }

  private SplitResult copy(SplitReader in) throws IOException {
    ValueReader[] readers = new ValueReader[forms.size()];
    ColumnValue[] values = new ColumnValue[output.universe().columns().size()];
    for (int i = 0; i < readers.length; i++) {
      if (forms.get(i) != null) {
        readers[i] = ValueReader.of(forms.get(i));
        values[targets.get(i)] = readers[i];
      }
    }
    try (RecordSink sink = new RecordSink(output, number, values)) {
      try {
        long read = copy(in, readers, sink);
        return new SplitResult(
            number, begin, read, sink.end(), in.extent(), sink.rejects(), sink.tally(), null);
      } catch (RecordFaultException e) {
        sink.delete();
        return SplitResult.faulty(number, begin, in.extent(), sink.rejects(), e.fault());
      } catch (IOException | RuntimeException | Error e) {
        sink.delete();
        throw e;
      }
    }
  }

  private static long copy(SplitReader in, ValueReader[] readers, RecordSink sink)
      throws IOException, RecordFaultException {
    long read = 0;
    while (true) {
      RecordFault fault;
      try {
        if (!in.next()) {
          return read;
        }
        fault = read(in, readers);
      } catch (RecordFaultException malformed) {
        fault = malformed.fault();
        if (fault.scope() != RecordFault.Scope.RECORD) {
          throw malformed;
        }
      }
      read++;
      if (fault == null) {
        sink.take(in.line());
      } else {
        sink.reject(fault);
      }
    }
  }

  /** What is wrong with the values of a record; null when nothing is. */
  private static RecordFault read(SplitReader in, ValueReader[] readers) {
    byte[] bytes = in.buffer();
    for (int i = 0; i < readers.length; i++) {
      ValueReader reader = readers[i];
      if (reader != null && !reader.read(bytes, in.from(i), in.to(i), in.isQuoted(i))) {
        return in.fault(i, reader.fault());
      }
    }
    return null;
  }
}
