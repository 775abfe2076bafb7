package io.martlet.spark.prepare;

import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** Rejects as Parquet, for programs: whatever a value holds, it is one value. */
final class RejectsFile {

  private static final MessageType SCHEMA =
      Types.buildMessage()
          .required(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("file")
          .required(PrimitiveTypeName.INT64)
          .named("line")
          .optional(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("column")
          .optional(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("value")
          .required(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("reason")
          .named("rejects");

  private RejectsFile() {}

  /** Writes them in place of what was there. */
  static void write(String place, List<Reject> rejects) {
    SimpleGroupFactory groups = new SimpleGroupFactory(SCHEMA);
    try (ParquetWriter<Group> out =
        ExampleParquetWriter.builder(
                HadoopOutputFile.fromPath(new Path(place), Storage.configuration()))
            .withType(SCHEMA)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .build()) {
      for (Reject each : rejects) {
        Group record = groups.newGroup();
        record.add("file", each.file());
        record.add("line", each.line());
        addIfSaid(record, "column", each.column());
        addIfSaid(record, "value", each.value());
        record.add("reason", each.reason());
        out.write(record);
      }
    } catch (IOException e) {
      throw new StorageException(place, e);
    }
  }

  private static void addIfSaid(Group record, String name, String text) {
    if (!text.isEmpty()) {
      record.add(name, text);
    }
  }
}
