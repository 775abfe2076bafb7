package io.martlet.spark.infer;

import io.martlet.catalog.DeliveryFormat;
import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import io.martlet.spark.delivery.CsvSplit;
import io.martlet.spark.delivery.DeliveredFile;
import io.martlet.spark.delivery.Dialect;
import io.martlet.spark.delivery.RecordFaultException;
import io.martlet.spark.delivery.SplitBegin;
import io.martlet.spark.delivery.SplitReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Infers a universe from all the records of a CSV file. */
public final class CsvInference {

  private CsvInference() {}

  /**
   * @throws io.martlet.spark.delivery.MalformedRecordException when a record has not as many values
   *     as the header
   */
  public static InferredUniverse of(Path file) {
    DeliveredFile delivered =
        new DeliveredFile(file.getFileName().toString(), Storage.location(file.toAbsolutePath()));
    CsvSplit whole = CsvSplit.whole(delivered);
    DeliveryFormat format = FormatGuess.of(whole);
    Dialect dialect = Dialect.of(format);
    List<String> header = dialect.header() ? SplitReader.header(whole, dialect) : format.names();
    List<ColumnGuess> guesses = header.stream().map(ColumnGuess::ofText).toList();
    ColumnGuess[] columns = guesses.toArray(ColumnGuess[]::new);
    long records = 0;
    try (SplitReader in = SplitReader.open(whole, dialect, header, SplitBegin.KNOWN)) {
      for (; in.next(); records++) {
        for (int i = 0; i < columns.length; i++) {
          boolean missing = in.from(i) == in.to(i) && !in.isQuoted(i);
          columns[i].add(missing ? null : in.text(i));
        }
      }
      return InferredUniverse.of(guesses, format, records);
    } catch (RecordFaultException e) {
      throw e.fault().in(delivered, 0);
    } catch (IOException e) {
      throw new StorageException(delivered.place(), e);
    }
  }
}
