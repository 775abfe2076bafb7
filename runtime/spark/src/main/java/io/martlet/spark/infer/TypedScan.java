package io.martlet.spark.infer;

import io.martlet.catalog.ColumnType;
import java.nio.charset.StandardCharsets;

/** What the values of a column are that is delivered with a type, which can only get narrower. */
final class TypedScan {

  private final String name;
  private final ColumnType type;
  private final DistinctValues distinct = new DistinctValues();
  private final NumberRange range = new NumberRange();
  private boolean missing;

  TypedScan(String name, ColumnType type) {
    this.name = name;
    this.type = type;
  }

  String name() {
    return name;
  }

  /**
   * @param value null where it is missing
   */
  void add(String value) {
    if (value == null) {
      missing = true;
      return;
    }
    switch (type) {
      case INT8, INT16, INT32, INT64 -> {
        range.add(Long.parseLong(value));
        addDistinct(value);
      }
      case FLOAT32, FLOAT64 -> range.add(Double.parseDouble(value));
      case STRING -> addDistinct(value);
      case BOOL, DATE -> {}
    }
  }

  private void addDistinct(String value) {
    if (distinct.all()) {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      distinct.add(bytes, 0, bytes.length);
    }
  }

  boolean identifies() {
    return !missing
        && distinct.all()
        && switch (type) {
          case INT8, INT16, INT32, INT64, STRING -> true;
          case BOOL, DATE, FLOAT32, FLOAT64 -> false;
        };
  }

  InferredColumn column() {
    boolean narrowed =
        !range.isEmpty()
            && switch (type) {
              case INT8, INT16, INT32, INT64 -> range.type().width() < type.width();
              case FLOAT64 -> range.type() == ColumnType.FLOAT32;
              case BOOL, DATE, FLOAT32, STRING -> false;
            };
    return InferredColumn.typed(name, narrowed ? range.type() : type, missing, range.middle());
  }
}
