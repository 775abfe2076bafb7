package io.martlet.spark.delivery;

import io.martlet.spark.StorageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads whole files on several processors: one thread finds records, and while it finds the next
 * ones, others go through the columns of the last ones, each through columns of its own.
 */
public final class ColumnwiseReading implements AutoCloseable {

  private final int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
  private final ExecutorService pool =
      Executors.newFixedThreadPool(threads, ColumnwiseReading::thread);
  private final ReadingListener listener;

  public ColumnwiseReading(ReadingListener listener) {
    this.listener = listener;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "columns");
    thread.setDaemon(true);
    return thread;
  }

  /** How many threads go through columns, and so how many groups of sinks there may be. */
  public int groups() {
    return threads;
  }

  /**
   * Hands over all records of a file.
   *
   * @param names what messages call the columns
   * @param sinks who takes their values; null for columns that nobody does
   * @return how many there are
   * @throws RecordFaultException when one is malformed
   */
  public long read(
      CsvSplit file, Dialect dialect, List<String> names, List<? extends ValueSink> sinks)
      throws RecordFaultException {
    try (SplitReader in = SplitReader.open(file, dialect, names, SplitBegin.KNOWN)) {
      return read(in, names.size(), sinks);
    } catch (IOException e) {
      throw new StorageException(file.file().place(), e);
    }
  }

  private long read(SplitReader in, int columns, List<? extends ValueSink> sinks)
      throws IOException, RecordFaultException {
    RecordBatch next = new RecordBatch(columns);
    RecordBatch last = new RecordBatch(columns);
    List<Future<?>> pending = List.of();
    long records = 0;
    long taken = 0;
    boolean more = true;
    try {
      while (more) {
        next.clear();
        while (!next.isFull() && more) {
          more = in.next();
          if (more) {
            next.add(in);
          }
        }
        await(pending);
        pending = submit(next, columns, sinks);
        records += next.records();
        listener.read(next.records(), in.taken() - taken);
        taken = in.taken();
        RecordBatch free = last;
        last = next;
        next = free;
      }
    } finally {
      await(pending);
    }
    return records;
  }

  private List<Future<?>> submit(RecordBatch batch, int columns, List<? extends ValueSink> sinks) {
    List<Future<?>> work = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int group = i;
      work.add(pool.submit(() -> give(batch, group, columns, sinks)));
    }
    return work;
  }

  private void give(RecordBatch batch, int group, int columns, List<? extends ValueSink> sinks) {
    for (int i = 0; i < columns; i++) {
      if (sinks.get(i) != null && sinks.get(i).group() == group) {
        batch.give(i, sinks.get(i));
      }
    }
  }

  private static void await(List<Future<?>> work) {
    try {
      for (Future<?> each : work) {
        each.get();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stop);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
