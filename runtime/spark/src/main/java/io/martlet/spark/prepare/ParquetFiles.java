package io.martlet.spark.prepare;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PassMemory;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.delivery.DeliveredFile;
import io.martlet.spark.delivery.MalformedRecordException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.hadoop.ParquetInputFormat;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * Delivered Parquet files, whose values must fit into the declared types. All have the types of the
 * first.
 *
 * @param schema the columns of the first, which all have in common as far as they are read
 * @param vectors whether Spark can read them by vectors, which knows not all encodings
 * @param delivered how many they say they have
 */
record ParquetFiles(
    PlanUniverse universe,
    List<ParquetDelivery> deliveries,
    MessageType schema,
    boolean vectors,
    long delivered)
    implements DeliveredFiles {

  private static final Map<String, String> OPTIONS =
      Map.of(ParquetInputFormat.PAGE_VERIFY_CHECKSUM_ENABLED, "true");

  static ParquetFiles of(PlanUniverse universe, List<DeliveredFile> files) {
    List<ParquetDelivery> deliveries =
        files.stream().map(file -> new ParquetDelivery(file.name(), file.place())).toList();
    List<ParquetDelivery.Footer> footers = Concurrently.map(deliveries, ParquetDelivery::footer);
    for (int i = 0; i < footers.size(); i++) {
      deliveries.get(i).requireColumns(footers.get(i), universe);
      deliveries.get(i).requireTypes(footers.get(i), deliveries.get(0), footers.get(0), universe);
    }
    long records = footers.stream().mapToLong(ParquetDelivery.Footer::records).sum();
    boolean vectors =
        footers.stream()
            .noneMatch(footer -> footer.encodings().contains(Encoding.BYTE_STREAM_SPLIT));
    return new ParquetFiles(universe, deliveries, footers.get(0).schema(), vectors, records);
  }

  @Override
  public Written write(SparkSession spark, String attempt) {
    SparkSession own = spark.newSession();
    own.conf().set("spark.sql.sources.commitProtocolClass", WrittenFiles.class.getName());
    own.conf().set("spark.sql.parquet.enableVectorizedReader", String.valueOf(vectors));
    try {
      read(own)
          .write()
          .option("maxRecordsPerFile", PassMemory.ROW_GROUP_ROWS)
          .option("compression", "snappy")
          .parquet(attempt);
    } catch (Exception e) {
      // Spark says that a record is malformed, not where; its checked exceptions are undeclared.
      Optional<MalformedRecordException> fault = fault(FailedFile.of(e));
      if (fault.isPresent()) {
        throw fault.get();
      }
      throw e;
    }
    return new Written(
        WrittenFiles.in(attempt).stream().filter(file -> file.rows() > 0).toList(), delivered);
  }

  /** A value that its declared type does not hold fails in the cast. */
  private Dataset<Row> read(SparkSession spark) {
    Column[] columns =
        universe.columns().stream()
            .map(column -> strict(column, name(column)))
            .toArray(Column[]::new);
    // Only what is read: what others there are may be of types that Spark does not know.
    StructType types = new StructType();
    for (PlanColumn column : universe.columns()) {
      Type field = schema.getType(name(column));
      ColumnType type = ParquetTypes.of(field).orElseThrow();
      types = types.add(field.getName(), DeliveredColumns.sparkType(type));
    }
    return LiteralFiles.of(deliveries.stream().map(ParquetDelivery::place).toList())
        .read(spark, new ParquetFileFormat(), types, OPTIONS)
        .select(columns);
  }

  private String name(PlanColumn column) {
    return universe.delivery().delivered(column);
  }

  /** A required column stops the job at a missing value, and is required in Parquet. */
  private static Column strict(PlanColumn column, String name) {
    DataType type = DeliveredColumns.sparkType(column.type());
    Column delivered = functions.col("`" + name.replace("`", "``") + "`").cast(type);
    Column value =
        column.type() == ColumnType.STRING ? functions.validate_utf8(delivered) : delivered;
    if (column.nullable()) {
      return value.as(column.name());
    }
    Column never = functions.lit(zero(column.type())).cast(type);
    return functions.coalesce(value, FailedFile.missing(column), never).as(column.name());
  }

  private static Object zero(ColumnType type) {
    return switch (type) {
      case BOOL -> false;
      case INT8, INT16, INT32, INT64, FLOAT32, FLOAT64 -> 0;
      case DATE -> java.sql.Date.valueOf("1970-01-01");
      case STRING -> "";
    };
  }

  /**
   * The records of Parquet files that are all of one schema, their pages' checksums verified. Any
   * value may be missing: what the first file says of that need not hold for the others.
   */
  static Dataset<Row> records(SparkSession spark, List<String> places) {
    LiteralFiles files = LiteralFiles.of(places);
    ParquetFileFormat format = new ParquetFileFormat();
    return files.read(
        spark, format, files.schema(spark, format, OPTIONS).get().asNullable(), OPTIONS);
  }

  @Override
  public List<Place> places(PlanColumn column, String value) {
    return deliveries.parallelStream()
        .flatMap(each -> each.places(column, name(column), value).stream())
        .toList();
  }

  /**
   * The first record that is not as declared, looked for by as many threads as there are cores.
   *
   * @param failed where the file lies at which reading failed, if that is known
   */
  private Optional<MalformedRecordException> fault(Optional<String> failed) {
    return deliveries.parallelStream()
        .filter(file -> failed.isEmpty() || failed.get().equals(file.place()))
        .map(file -> file.firstFault(universe))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
