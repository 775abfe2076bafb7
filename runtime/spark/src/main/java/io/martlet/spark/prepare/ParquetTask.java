package io.martlet.spark.prepare;

import io.martlet.plan.PlanUniverse;
import io.martlet.spark.StorageException;
import io.martlet.spark.delivery.ColumnValue;
import io.martlet.spark.delivery.DeliveredFile;
import io.martlet.spark.delivery.RecordFaultException;
import io.martlet.spark.delivery.SplitBegin;
import io.martlet.spark.delivery.parquet.ParquetRecords;
import io.martlet.spark.delivery.parquet.ParquetValue;
import java.io.IOException;
import java.util.List;

/**
 * Prepares some row groups of a Parquet file.
 *
 * @param number its place among all of the delivery
 * @param from the first row group
 * @param to the one behind the last
 */
record ParquetTask(TaskOutput output, int number, DeliveredFile file, int from, int to)
    implements PrepareTask {

  @Override
  public SplitResult run() {
    PlanUniverse universe = output.universe().universe();
    ParquetDelivery delivery = new ParquetDelivery(file.name(), file.place());
    List<ParquetValue> values = delivery.values(universe);
    try (ParquetRecords in = delivery.records(universe, values, from, to);
        RecordSink sink = new RecordSink(output, number, values.toArray(ColumnValue[]::new))) {
      try {
        long read = copy(in, sink);
        return new SplitResult(
            number, SplitBegin.KNOWN, read, sink.end(), null, sink.rejects(), sink.tally(), null);
      } catch (RecordFaultException e) {
        sink.delete();
        return SplitResult.faulty(
            number, SplitBegin.KNOWN, null, sink.rejects(), delivery.located(e.fault()));
      } catch (IOException | RuntimeException | Error e) {
        sink.delete();
        throw e;
      }
    } catch (IOException e) {
      throw new StorageException(file.place(), e);
    }
  }

  private static long copy(ParquetRecords in, RecordSink sink)
      throws IOException, RecordFaultException {
    long read = 0;
    while (in.next()) {
      read++;
      if (in.fault().isPresent()) {
        sink.reject(in.fault().get());
      } else {
        sink.take(in.line());
      }
    }
    return read;
  }
}
