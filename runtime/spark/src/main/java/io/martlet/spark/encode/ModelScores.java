package io.martlet.spark.encode;

import io.martlet.plan.PlanModel;
import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ParquetFileWriter;

/** The two output columns of one model in a score file. */
final class ModelScores {

  private final PlanModel model;
  private final RankPages ranks;
  private final BinaryPages binaries;

  ModelScores(PlanModel model, PageCodec codec) {
    this.model = model;
    this.ranks = new RankPages(model.rank().first(), model.rank().last(), codec);
    this.binaries = new BinaryPages(codec);
  }

  /** How many records have each rank, from the first, and last how many have binary 1. */
  long[] counts() {
    long[] counts = Arrays.copyOf(ranks.total(), ranks.total().length + 1);
    counts[counts.length - 1] = binaries.total()[1];
    return counts;
  }

  void append(int[] batchRanks, byte[] batchBinaries, int rows) throws IOException {
    boolean whole;
    try {
      ranks.add(batchRanks, rows);
      whole = binaries.add(batchBinaries, rows);
    } catch (ArrayIndexOutOfBoundsException e) {
      whole = false;
    }
    if (!whole) {
      // The host has checked them: its memory was written to after it answered.
      throw new IllegalStateException(
          "scores of " + model.subject() + " changed after the host had checked them");
    }
  }

  void write(ParquetFileWriter file, ColumnDescriptor column, long rows) throws IOException {
    if (column.getPath()[0].equals(model.rankColumn())) {
      ranks.writeChunk(file, column, rows);
    } else {
      binaries.writeChunk(file, column, rows);
    }
  }
}
