package io.martlet.spark.mart;

import io.martlet.spark.Storage;
import io.martlet.spark.encode.EmptyChunk;
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
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.InputFile;
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
    try (Sources sources = new Sources(configuration);
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
      List<BlockMetaData> groups = universe.reader().getRowGroups();
      for (int group = 0; group < groups.size(); group++) {
        writer.startBlock(groups.get(group).getRowCount());
        for (String name : spec.columns()) {
          ColumnDescriptor column = schema.getColumnDescription(new String[] {name});
          Source source = name.equals(spec.key()) ? universe : sources.of(spec.sources().get(name));
          if (source == null) {
            EmptyChunk.write(writer, column, groups.get(group).getRowCount());
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

  /** An open file to copy chunks from. */
  private record Source(String path, ParquetFileReader reader, SeekableInputStream stream) {

    void copy(ParquetFileWriter writer, ColumnDescriptor column, int group, String name)
        throws IOException {
      ColumnChunkMetaData chunk =
          reader.getRowGroups().get(group).getColumns().stream()
              .filter(candidate -> candidate.getPath().toDotString().equals(name))
              .findFirst()
              .orElseThrow(() -> new MartException(path + " has no column " + name));
      writer.appendColumnChunk(column, stream, chunk, null, null, null);
    }
  }

  /** The files to copy from, each opened once. */
  private static final class Sources implements AutoCloseable {
    private final Configuration configuration;
    private final Map<String, Source> open = new HashMap<>();

    Sources(Configuration configuration) {
      this.configuration = configuration;
    }

    /** Null for no path. */
    Source of(String path) {
      return path == null ? null : open.computeIfAbsent(path, this::open);
    }

    private Source open(String path) {
      try {
        InputFile file =
            org.apache.parquet.hadoop.util.HadoopInputFile.fromPath(new Path(path), configuration);
        return new Source(path, ParquetFileReader.open(file), file.newStream());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      for (Source source : open.values()) {
        source.stream().close();
        source.reader().close();
      }
    }
  }
}
