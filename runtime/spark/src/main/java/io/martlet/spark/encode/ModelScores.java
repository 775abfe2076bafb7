package io.martlet.spark.encode;

import io.martlet.codegen.plan.PlanModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/** The two output columns of one model in a score file. */
final class ModelScores {

  private final PlanModel model;
  private final PackedPages ranks;
  private final PackedPages binaries;

  ModelScores(PlanModel model, BytesInputCompressor compressor) {
    this.model = model;
    this.ranks = new PackedPages(model.rank().first(), model.rank().last(), compressor);
    this.binaries = new PackedPages(0, 1, compressor);
  }

  PlanModel model() {
    return model;
  }

  /** How many records have each rank, from the first. */
  long[] rankCounts() {
    return ranks.counts();
  }

  /** How many records have binary 1. */
  long positives() {
    return binaries.counts()[1];
  }

  /** Adds a batch: ranks of 32 bits, binaries of a byte. */
  void append(ByteBuffer memory, int rankOffset, int binaryOffset, int rows) throws IOException {
    for (int row = 0; row < rows; row++) {
      if (!ranks.add(memory.getInt(rankOffset + 4 * row))
          || !binaries.add(memory.get(binaryOffset + row))) {
        // The host has checked them: its memory was written to after it answered.
        throw new IllegalStateException(
            "scores of " + model.subject() + " changed after the host had checked them");
      }
    }
  }

  void write(ParquetFileWriter file, MessageType schema, long rows) throws IOException {
    ranks.writeChunk(file, ScoreSchema.column(schema, model.rankColumn()), rows);
    binaries.writeChunk(file, ScoreSchema.column(schema, model.binaryColumn()), rows);
  }

  void writeEmpty(ParquetFileWriter file, MessageType schema, long rows) throws IOException {
    for (String output : new String[] {model.rankColumn(), model.binaryColumn()}) {
      EmptyChunk.write(file, ScoreSchema.column(schema, output), rows);
    }
  }
}
