package io.martlet.spark.prepare;

import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import io.martlet.spark.delivery.CsvSplit;
import io.martlet.spark.delivery.Dialect;
import io.martlet.spark.delivery.RecordFaultException;
import io.martlet.spark.delivery.SplitBegin;
import io.martlet.spark.delivery.SplitReader;
import io.martlet.spark.delivery.ValueForm;
import io.martlet.spark.delivery.ValueReader;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.TaskContext;

/**
 * Prepares a split: reads its records and writes them to files of its own. What is wrong with them
 * is its result, and no failure: whether the split was read from its true begin, only its
 * neighbours tell.
 *
 * @param attempt the folder of the files
 * @param number the split's place among all of the delivery
 * @param columns what messages call the delivered columns
 * @param targets which column of the universe each is; -1 where it is none
 * @param schema the prepared files'
 */
record SplitTask(
    String attempt,
    int number,
    CsvSplit split,
    SplitBegin begin,
    Dialect dialect,
    List<String> columns,
    List<Integer> targets,
    List<ValueForm> forms,
    String schema,
    long fileBytes)
    implements Serializable {

  /** Reads it again, from its true begin. */
  SplitTask from(SplitBegin known) {
    return new SplitTask(
        attempt, number, split, known, dialect, columns, targets, forms, schema, fileBytes);
  }

  SplitResult run() {
    List<String> written = new ArrayList<>();
    try {
      return run(written);
    } catch (IOException e) {
      written.forEach(name -> Storage.delete(place(name)));
      throw new StorageException(split.file().place(), e);
    } catch (RuntimeException | Error e) {
      written.forEach(name -> Storage.delete(place(name)));
      throw e;
    }
  }

  private SplitResult run(List<String> written) throws IOException {
    try (SplitReader in = SplitReader.open(split, dialect, columns, begin)) {
      try {
        long records = copy(in, written);
        return new SplitResult(
            number, begin, records, PreparedFile.in(attempt, written), in.extent(), null);
      } catch (RecordFaultException e) {
        written.forEach(name -> Storage.delete(place(name)));
        return new SplitResult(number, begin, 0, new ArrayList<>(), in.extent(), e.fault());
      }
    } catch (RecordFaultException e) {
      return new SplitResult(number, begin, 0, new ArrayList<>(), null, e.fault());
    }
  }

  private long copy(SplitReader in, List<String> written) throws IOException, RecordFaultException {
    ValueReader[] readers =
        forms.stream()
            .map(form -> form == null ? null : ValueReader.of(form))
            .toArray(ValueReader[]::new);
    int[] places = targets.stream().mapToInt(Integer::intValue).toArray();
    MessageType type = MessageTypeParser.parseMessageType(schema);
    long records = 0;
    boolean more = in.next();
    while (more) {
      String name = name(written.size());
      written.add(name);
      try (UniverseFileWriter out = new UniverseFileWriter(place(name), type)) {
        while (more && out.bytes() < fileBytes) {
          copy(in, readers, places, out);
          records++;
          more = in.next();
        }
        out.end();
      }
    }
    return records;
  }

  private void copy(SplitReader in, ValueReader[] readers, int[] places, UniverseFileWriter out)
      throws IOException, RecordFaultException {
    byte[] bytes = in.buffer();
    for (int i = 0; i < readers.length; i++) {
      ValueReader reader = readers[i];
      if (reader == null) {
        continue;
      }
      int from = in.from(i);
      int to = in.to(i);
      if (!reader.read(bytes, from, to, in.isQuoted(i))) {
        throw in.fault(i, reader.fault(bytes, from, to));
      }
      reader.write(out.column(places[i]));
    }
    out.endRecord();
  }

  private String name(int file) {
    return String.format(
        Locale.ROOT,
        "part-%05d-%03d-%d.snappy.parquet",
        number,
        file,
        TaskContext.get().taskAttemptId());
  }

  private String place(String name) {
    return Storage.child(attempt, name);
  }
}
