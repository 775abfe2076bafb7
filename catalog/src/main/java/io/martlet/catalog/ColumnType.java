package io.martlet.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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

  private static final Map<String, ColumnType> BY_KEYWORD =
      Arrays.stream(values()).collect(Collectors.toMap(ColumnType::keyword, Function.identity()));

  private final int width;
  private final String keyword;

  ColumnType(int width) {
    this.width = width;
    this.keyword = name().toLowerCase(Locale.ROOT);
  }

  /** Bytes a record in the columns handed to a model; for strings, of the offset. */
  public int width() {
    return width;
  }

  /** The type's name in a catalog, such as {@code int8}. */
  public String keyword() {
    return keyword;
  }

  /** The type of that name. */
  public static Optional<ColumnType> of(String keyword) {
    return Optional.ofNullable(BY_KEYWORD.get(keyword));
  }
}
