package io.martlet.spark.prepare;

import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanDelivery;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.delivery.Compression;
import io.martlet.spark.delivery.CsvSplit;
import io.martlet.spark.delivery.DeliveredFile;
import io.martlet.spark.delivery.Dialect;
import io.martlet.spark.delivery.ReadingListener;
import io.martlet.spark.delivery.SplitReader;
import io.martlet.spark.delivery.ValueForm;
import io.martlet.spark.delivery.ValueSink;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.parquet.schema.Type;

/**
 * The delivered files of a universe, for whoever looks at their values without preparing them.
 *
 * @param files one at least, all CSV or all Parquet
 */
public record DeliveredValues(PlanUniverse universe, List<CsvSplit> files) {

  public DeliveredValues {
    files = List.copyOf(files);
  }

  /** Those that a plan names. */
  public static DeliveredValues of(PlanUniverse universe, DeliveryStore store) {
    return new DeliveredValues(
        universe,
        universe.sources().stream()
            .map(
                source ->
                    CsvSplit.whole(new DeliveredFile(source.name(), store.place(source.name()))))
            .toList());
  }

  public boolean isParquet() {
    return files.get(0).compression() == Compression.PARQUET;
  }

  /** What values of a column look like; those of Parquet are written in one way. */
  public ValueForm form(PlanColumn column, PlanUniverse declared) {
    PlanUniverse read =
        isParquet()
            ? new PlanUniverse(
                declared.name(),
                declared.key(),
                declared.columns(),
                declared.sources(),
                PlanDelivery.DEFAULT)
            : declared;
    return ValueForm.of(column, read.delivery());
  }

  /** What a CSV file calls its columns. */
  public List<String> header(CsvSplit file) {
    List<String> names = universe.delivery().format().names();
    return names.isEmpty()
        ? SplitReader.header(file, Dialect.of(universe.delivery().format()))
        : names;
  }

  /** Which of the universe's each column of a file is; null for one that is ignored. */
  public List<PlanColumn> columns(CsvSplit file, List<String> header) {
    return DeliveredColumns.of(file.file().name(), header, universe);
  }

  /**
   * Hands over all records of a Parquet file.
   *
   * @param sinks those of the universe's columns
   * @return how many there are
   */
  public long readParquet(
      CsvSplit file, List<? extends ValueSink> sinks, ReadingListener listener) {
    ParquetDelivery delivery = new ParquetDelivery(file.file().name(), file.file().place());
    List<String> names = delivery.schema().getFields().stream().map(Type::getName).toList();
    List<PlanColumn> columns = columns(file, names);
    List<ValueSink> ofFields =
        columns.stream()
            .map(column -> column == null ? null : sinks.get(universe.columns().indexOf(column)))
            .map(ValueSink.class::cast)
            .toList();
    return delivery.read(
        record -> {
          for (int i = 0; i < ofFields.size(); i++) {
            if (ofFields.get(i) != null) {
              give(ParquetDelivery.text(record, i), ofFields.get(i));
            }
          }
          listener.read(1, 0);
        });
  }

  private static void give(String value, ValueSink sink) {
    byte[] bytes = Objects.requireNonNullElse(value, "").getBytes(StandardCharsets.UTF_8);
    sink.add(bytes, 0, bytes.length, value != null);
  }
}
