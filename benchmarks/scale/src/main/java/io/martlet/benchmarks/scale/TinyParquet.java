package io.martlet.benchmarks.scale;

import io.martlet.spark.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** A Parquet file of one record that has nothing but a key, with the id that marts have it by. */
final class TinyParquet {

  private TinyParquet() {}

  static Path write(Path file, String key) throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType("message one { required int64 %s = 1; }".formatted(key));
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(Storage.location(file)))
            .withConf(Storage.configuration())
            .withType(schema)
            .build()) {
      writer.write(new SimpleGroup(schema).append(key, 0L));
    }
    return file;
  }
}
