package io.martlet.catalog;

import java.util.Locale;
import java.util.Optional;

/** The nine types a universe column may have. */
public enum ColumnType {
  /** One byte a record, 0 or 1. */
  BOOL(1),
  INT8(1),
  INT16(2),
  INT32(4),
  INT64(8),
  FLOAT32(4),
  FLOAT64(8),
  /** Days since 1970-01-01, 32 bits. */
  DATE(4),
  /** UTF-8; 32-bit offsets into the bytes. */
  STRING(4);

  private final int width;

  ColumnType(int width) {
    this.width = width;
  }

  /** Bytes a record in the columns handed to a model; for strings, of the offset. */
  public int width() {
    return width;
  }

  /** The type's name in a catalog, such as {@code int8}. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of that name. */
  public static Optional<ColumnType> of(String keyword) {
    for (ColumnType type : values()) {
      if (type.keyword().equals(keyword)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
