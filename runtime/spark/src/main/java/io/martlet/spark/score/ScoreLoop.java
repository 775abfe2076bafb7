package io.martlet.spark.score;

import io.martlet.plan.PlanColumn;
import io.martlet.plan.projection.Projection;
import io.martlet.spark.ThreadTime;
import io.martlet.spark.host.HostSession;
import io.martlet.spark.scan.PageColumns;
import io.martlet.spark.scan.PageTimes;
import io.martlet.spark.scan.RecordKey;
import io.martlet.spark.scan.RowGroup;
import io.martlet.spark.scan.UniverseFile;
import java.util.Collection;

/**
 * Takes a row group through the host, batch after batch, with two in flight: while the host scores
 * one, the next is decoded, and the scores of the one before are encoded.
 */
final class ScoreLoop {

  private final UniverseFile file;
  private final PlanColumn key;
  private final HostSession session;
  private final PageColumns columns;
  private final Projection projection;
  private final int batchRows;
  private final Collection<MartScores> marts;
  private final int[] ranks;
  private final byte[] binaries;

  /** Records of the batch that the host has, 0 for none. */
  private int flying;

  private final PageTimes pagesBefore;
  private long fillNanos;
  private long awaitNanos;
  private long encodeNanos;
  private long writeNanos;

  /** Where the batch begins that the host has: row group, and row in it. */
  private int rowGroup = -1;

  private long flyingFrom;

  ScoreLoop(ScoreSlot slot, UniverseFile file, int batchRows, Collection<MartScores> marts) {
    this.file = file;
    this.key = slot.key();
    this.session = slot.session();
    this.columns = slot.columns();
    this.projection = slot.projection();
    this.pagesBefore = columns.times();
    this.batchRows = batchRows;
    this.marts = marts;
    this.ranks = new int[batchRows];
    this.binaries = new byte[batchRows];
  }

  void score(RowGroup group) {
    columns.start(group);
    rowGroup++;
    for (long done = 0; done < group.rows(); ) {
      int rows = (int) Math.min(batchRows, group.rows() - done);
      long start = ThreadTime.nanos();
      fill(rows);
      fillNanos += ThreadTime.nanos() - start;
      int scored = land();
      session.submit(rows);
      flying = rows;
      flyingFrom = done;
      encode(scored);
      done += rows;
    }
    columns.end();
    encode(land());
    long start = System.nanoTime();
    for (MartScores mart : marts) {
      mart.endRowGroup(group.rows(), session.failures().keySet());
    }
    writeNanos += System.nanoTime() - start;
  }

  /**
   * Where the time went so far.
   *
   * @param open what it took to get ready
   * @param copy what it took to bring row groups near
   * @param end what it took to complete files
   */
  StageTimes times(long open, long copy, long end) {
    PageTimes pages = columns.times().since(pagesBefore);
    return new StageTimes(
        open,
        copy + pages.read(),
        pages.decompress(),
        fillNanos - pages.readThread() - pages.decompress(),
        awaitNanos,
        encodeNanos,
        writeNanos + end);
  }

  private void fill(int rows) {
    projection.measure(rows);
    int[] stringBytes = columns.stringBytes();
    if (!session.holds(stringBytes)) {
      encode(land());
      session.grow(stringBytes);
    }
    projection.fill(rows);
  }

  /** Waits for the batch in flight, if there is one; gives its records. */
  private int land() {
    int rows = flying;
    if (rows > 0) {
      long start = System.nanoTime();
      session.await();
      awaitNanos += System.nanoTime() - start;
      flying = 0;
      nameRecords();
    }
    return rows;
  }

  private void nameRecords() {
    session
        .failedRecords()
        .forEach(
            (model, record) ->
                session.nameRecord(model, RecordKey.of(file, key, rowGroup, flyingFrom + record)));
  }

  private void encode(int rows) {
    if (rows > 0) {
      long start = ThreadTime.nanos();
      for (MartScores mart : marts) {
        mart.append(session, ranks, binaries, rows);
      }
      encodeNanos += ThreadTime.nanos() - start;
    }
  }
}
