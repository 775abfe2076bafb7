package io.martlet.spark.prepare;

import io.martlet.spark.Storage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.FileIndex;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.PartitionDirectory;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Files that Spark reads because they are named. What Spark finds by a path would be those that the
 * path matches as a pattern, without those whose names begin with {@code _} or {@code .}: other
 * files than were pinned, or none.
 */
final class LiteralFiles implements FileIndex {

  private final FileStatus[] files;

  private LiteralFiles(FileStatus[] files) {
    this.files = files;
  }

  /**
   * @param places where they lie
   */
  static LiteralFiles of(List<String> places) {
    return new LiteralFiles(Concurrently.map(places, Storage::status).toArray(FileStatus[]::new));
  }

  /** What a format finds in the first of them; empty when that is nothing. */
  Option<StructType> schema(SparkSession spark, FileFormat format, Map<String, String> options) {
    return format.inferSchema(
        spark, scala(options), CollectionConverters.asScala(List.of(files[0])).toSeq());
  }

  Dataset<Row> read(
      SparkSession spark, FileFormat format, StructType schema, Map<String, String> options) {
    return spark.baseRelationToDataFrame(
        HadoopFsRelation.apply(
            this, partitionSchema(), schema, Option.empty(), format, scala(options), spark));
  }

  private static scala.collection.immutable.Map<String, String> scala(Map<String, String> options) {
    return Map$.MODULE$.from(CollectionConverters.asScala(options));
  }

  @Override
  public Seq<Path> rootPaths() {
    return CollectionConverters.asScala(Arrays.stream(files).map(FileStatus::getPath).toList())
        .toSeq();
  }

  @Override
  public Seq<PartitionDirectory> listFiles(
      Seq<Expression> partitionFilters, Seq<Expression> dataFilters) {
    return CollectionConverters.asScala(
            List.of(PartitionDirectory.apply(InternalRow.empty(), files)))
        .toSeq();
  }

  @Override
  public String[] inputFiles() {
    return Arrays.stream(files).map(file -> file.getPath().toString()).toArray(String[]::new);
  }

  @Override
  public void refresh() {
    // They are pinned.
  }

  @Override
  public long sizeInBytes() {
    return Arrays.stream(files).mapToLong(FileStatus::getLen).sum();
  }

  @Override
  public StructType partitionSchema() {
    return new StructType();
  }
}
