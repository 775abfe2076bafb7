package io.martlet.spark.encode;

import io.martlet.plan.PlanModel;
import io.martlet.spark.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * What one pass makes of one universe file for one mart: the models' two columns each, records and
 * row groups as in the universe file. It is the mart's own file where it has the mart's columns;
 * else marts are put together from these, chunk by chunk.
 */
public final class ScoreFile implements AutoCloseable {

  private final String path;
  private final MessageType schema;
  private final List<ModelScores> models;
  private final Map<String, Integer> owners = new HashMap<>();
  private final OtherColumns others;
  private final PageCodec codec = new PageCodec();
  private final ParquetFileWriter file;
  private int groups;
  private long bytes;

  /** A file with the models' columns and no others. */
  public ScoreFile(String path, List<PlanModel> models) {
    this(
        path,
        ScoreSchema.of(models),
        models,
        (file, column, group, rows) -> {
          throw new IllegalStateException("no column but models'");
        });
  }

  /**
   * @param schema the file's columns: two of each model, and others
   */
  public ScoreFile(String path, MessageType schema, List<PlanModel> models, OtherColumns others) {
    this.path = path;
    this.schema = schema;
    this.others = others;
    for (PlanModel model : models) {
      int index = owners.size() / 2;
      owners.put(model.rankColumn(), index);
      owners.put(model.binaryColumn(), index);
    }
    Configuration configuration = Storage.configuration();
    this.models = models.stream().map(model -> new ModelScores(model, codec)).toList();
    try {
      this.file =
          new ParquetFileWriter(
              HadoopOutputFile.fromPath(new Path(path), configuration),
              schema,
              ParquetFileWriter.Mode.OVERWRITE,
              ParquetWriter.DEFAULT_BLOCK_SIZE,
              0,
              null,
              ParquetProperties.builder().build());
      file.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String path() {
    return path;
  }

  /**
   * Adds a batch of one model.
   *
   * @param model an index of those given
   * @param ranks at least as many as rows
   * @param binaries 0 or 1, at least as many as rows
   */
  public void append(int model, int[] ranks, byte[] binaries, int rows) {
    try {
      models.get(model).append(ranks, binaries, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Ends a row group.
   *
   * @param failed models that have no scores, by index; their columns stay empty
   */
  public void endRowGroup(long rows, Set<Integer> failed) {
    try {
      file.startBlock(rows);
      for (ColumnDescriptor column : schema.getColumns()) {
        Integer model = owners.get(column.getPath()[0]);
        if (model == null) {
          others.write(file, column, groups, rows);
        } else if (failed.contains(model)) {
          EmptyChunk.write(file, column, rows);
        } else {
          models.get(model).write(file, column, rows);
        }
      }
      groups++;
      file.endBlock();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many records have each rank of a model, from its first, and last how many binary 1. */
  public long[] counts(int model) {
    return models.get(model).counts();
  }

  /** How many bytes it has, once it is complete. */
  public long bytes() {
    return bytes;
  }

  /** Completes the file. */
  public void end() {
    try {
      file.end(Map.of());
      bytes = file.getPos();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    codec.close();
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
