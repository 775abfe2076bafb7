package io.martlet.spark.infer;

import io.martlet.catalog.ColumnType;
import io.martlet.catalog.DeliveryFormat;
import io.martlet.spark.delivery.DeliveredFile;
import io.martlet.spark.delivery.ReadingListener;
import io.martlet.spark.prepare.ParquetDelivery;
import io.martlet.spark.prepare.ParquetTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.schema.Type;

/** Infers a universe from all the records of Parquet files. */
final class ParquetInference {

  private final DeliveredNames names = new DeliveredNames();
  private final Map<String, TypedScan> scans = new LinkedHashMap<>();
  private final List<IgnoredColumn> foreign = new ArrayList<>();

  private ParquetInference() {}

  /**
   * @throws io.martlet.spark.delivery.MalformedRecordException when one is no Parquet file
   */
  static InferredUniverse of(List<DeliveredFile> files, ReadingListener listener) {
    return new ParquetInference().infer(files, listener);
  }

  private InferredUniverse infer(List<DeliveredFile> files, ReadingListener listener) {
    List<ParquetDelivery> deliveries =
        files.stream().map(file -> new ParquetDelivery(file.name(), file.place())).toList();
    Map<String, Optional<ColumnType>> types = new LinkedHashMap<>();
    for (int i = 0; i < files.size(); i++) {
      List<Type> fields = deliveries.get(i).schema().getFields();
      names.add(files.get(i).name(), fields.stream().map(Type::getName).toList());
      fields.forEach(field -> types.merge(field.getName(), ParquetTypes.of(field), Types::wider));
    }
    names.common().forEach(name -> declare(name, types.get(name)));
    long records = 0;
    for (ParquetDelivery delivery : deliveries) {
      records += read(delivery, listener);
    }
    return choose(records);
  }

  private void declare(String name, Optional<ColumnType> type) {
    type.ifPresentOrElse(
        known -> scans.put(name, new TypedScan(name, known)),
        () ->
            foreign.add(
                new IgnoredColumn(name, "delivered with a type that no column of a universe has")));
  }

  private long read(ParquetDelivery delivery, ReadingListener listener) {
    List<TypedScan> ofFields =
        delivery.schema().getFields().stream().map(field -> scans.get(field.getName())).toList();
    return delivery.read(
        record -> {
          for (int i = 0; i < ofFields.size(); i++) {
            if (ofFields.get(i) != null) {
              ofFields.get(i).add(ParquetDelivery.text(record, i));
            }
          }
          listener.read(1, 0);
        });
  }

  private InferredUniverse choose(long records) {
    List<String> identifying =
        scans.values().stream().filter(TypedScan::identifies).map(TypedScan::name).toList();
    Optional<String> key = KeyGuess.of(identifying);
    List<IgnoredColumn> ignored = new ArrayList<>(names.ignored());
    ignored.addAll(foreign);
    return new InferredUniverse(
        scans.values().stream().map(TypedScan::column).toList(),
        key,
        DeliveryFormat.DEFAULT,
        ignored,
        key.stream().map(column -> KeyGuess.choice(column, identifying)).toList(),
        records);
  }

  /** What holds the values of two. */
  private static final class Types {

    static Optional<ColumnType> wider(Optional<ColumnType> one, Optional<ColumnType> other) {
      if (one.equals(other)) {
        return one;
      }
      boolean both = one.isPresent() && other.isPresent();
      boolean same = both && isInteger(one.get()) == isInteger(other.get());
      boolean numbers = both && isNumber(one.get()) && isNumber(other.get());
      return numbers && same
          ? Optional.of(one.get().width() > other.get().width() ? one.get() : other.get())
          : Optional.empty();
    }

    private static boolean isInteger(ColumnType type) {
      return switch (type) {
        case INT8, INT16, INT32, INT64 -> true;
        case BOOL, FLOAT32, FLOAT64, DATE, STRING -> false;
      };
    }

    private static boolean isNumber(ColumnType type) {
      return isInteger(type) || type == ColumnType.FLOAT32 || type == ColumnType.FLOAT64;
    }
  }
}
