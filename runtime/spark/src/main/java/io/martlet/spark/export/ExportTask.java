package io.martlet.spark.export;

import io.martlet.spark.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.api.java.function.Function;

/** Exports one file of a mart. Runs on executors. */
final class ExportTask implements Function<ExportSpec, ExportedFile> {

  private static final long serialVersionUID = 1L;

  @Override
  public ExportedFile call(ExportSpec spec) throws IOException {
    HadoopInputFile source =
        HadoopInputFile.fromPath(new Path(spec.source()), Storage.configuration());
    try (ParquetFileReader reader = ParquetFileReader.open(source)) {
      MessageType all = reader.getFileMetaData().getSchema();
      List<Type> wanted = spec.columns().stream().map(all::getType).toList();
      MessageType schema = new MessageType(all.getName(), wanted);
      return spec.format() == ExportFormat.PARQUET
          ? parquet(spec, source, reader, schema)
          : new CsvExport(spec, schema).write(reader);
    }
  }

  /** The chunks as they are. */
  private static ExportedFile parquet(
      ExportSpec spec, HadoopInputFile source, ParquetFileReader reader, MessageType schema)
      throws IOException {
    String place = Storage.child(spec.folder(), spec.name());
    HadoopOutputFile target = HadoopOutputFile.fromPath(new Path(place), Storage.configuration());
    long rows = 0;
    try (SeekableInputStream in = source.newStream();
        ParquetFileWriter writer =
            new ParquetFileWriter(
                target,
                schema,
                ParquetFileWriter.Mode.OVERWRITE,
                ParquetWriter.DEFAULT_BLOCK_SIZE,
                0,
                null,
                ParquetProperties.builder().build())) {
      writer.start();
      for (BlockMetaData group : reader.getRowGroups()) {
        writer.appendRowGroup(in, group, true);
        rows += group.getRowCount();
      }
      writer.end(Map.of());
    }
    return Hashed.file(place, spec.name(), rows);
  }
}
