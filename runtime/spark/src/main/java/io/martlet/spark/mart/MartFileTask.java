package io.martlet.spark.mart;

import io.martlet.spark.Storage;
import io.martlet.spark.encode.EmptyChunk;
import io.martlet.spark.scan.Footers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.hadoop.HadoopInputFile;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.iceberg.parquet.ParquetUtil;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.api.java.function.Function;

/**
 * Puts one file of a mart together: the column chunks of the key and of every model are copied as
 * bytes, row group by row group. Columns without a source are left empty. Runs on executors.
 */
final class MartFileTask implements Function<MartFileSpec, DataFile> {

  private static final long serialVersionUID = 1L;

  @Override
  public DataFile call(MartFileSpec spec) throws IOException {
    Configuration configuration = Storage.configuration();
    MessageType schema = ParquetSchemaUtil.convert(spec.schema(), "mart");
    Path target = new Path(spec.target());
    ParquetMetadata footer;
    try (Sources sources = new Sources();
        ParquetFileWriter writer =
            new ParquetFileWriter(
                HadoopOutputFile.fromPath(target, configuration),
                schema,
                ParquetFileWriter.Mode.OVERWRITE,
                ParquetWriter.DEFAULT_BLOCK_SIZE,
                0,
                null,
                ParquetProperties.builder().build())) {
      writer.start();
      Source universe = sources.of(spec.universeFile());
      for (int group = 0; group < universe.groups().size(); group++) {
        long rows = universe.groups().get(group).getRowCount();
        writer.startBlock(rows);
        for (String name : spec.columns()) {
          ColumnDescriptor column = schema.getColumnDescription(new String[] {name});
          Source source = name.equals(spec.key()) ? universe : sources.of(spec.sources().get(name));
          if (source == null) {
            EmptyChunk.write(writer, column, rows);
          } else {
            source.copy(writer, column, group, name);
          }
        }
        writer.endBlock();
      }
      writer.end(Map.of());
      footer = writer.getFooter();
    }
    return DataFiles.builder(PartitionSpec.unpartitioned())
        .withInputFile(HadoopInputFile.fromPath(target, configuration))
        .withFormat(FileFormat.PARQUET)
        .withMetrics(ParquetUtil.footerMetrics(footer, Stream.empty(), spec.metrics()))
        .withSplitOffsets(ParquetUtil.getSplitOffsets(footer))
        .build();
  }

  /**
   * An open file to copy chunks from.
   *
   * @param places for each column, the place of its chunk in every row group
   */
  private record Source(
      String path,
      List<BlockMetaData> groups,
      Map<String, Integer> places,
      SeekableInputStream stream) {

    void copy(ParquetFileWriter writer, ColumnDescriptor column, int group, String name)
        throws IOException {
      Integer place = places.get(name);
      if (place == null) {
        throw new MartException(path + " has no column " + name);
      }
      ColumnChunkMetaData chunk = groups.get(group).getColumns().get(place);
      writer.appendColumnChunk(column, stream, chunk, null, null, null);
    }
  }

  /** The files to copy from, each opened once. */
  private static final class Sources implements AutoCloseable {
    private final Map<String, Source> open = new HashMap<>();

    /** Null for no path. */
    Source of(String path) {
      return path == null ? null : open.computeIfAbsent(path, Sources::open);
    }

    private static Source open(String path) {
      try {
        ParquetMetadata footer = Footers.of(path);
        Map<String, Integer> places = new HashMap<>();
        footer.getFileMetaData().getSchema().getColumns().stream()
            .map(column -> column.getPath()[0])
            .forEach(name -> places.put(name, places.size()));
        return new Source(path, footer.getBlocks(), places, Storage.open(path));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      for (Source source : open.values()) {
        source.stream().close();
      }
    }
  }
}
