package io.martlet.cli.model;

import io.martlet.catalog.ColumnType;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/** Values of samples, as text. */
final class SampleValue {

  private SampleValue() {}

  static boolean fits(ColumnType type, String text) {
    try {
      put(type, text, ByteBuffer.allocate(Long.BYTES), 0);
      return true;
    } catch (NumberFormatException | DateTimeException e) {
      return false;
    }
  }

  /** Writes a value of fixed width; strings are the caller's. */
  static void put(ColumnType type, String text, ByteBuffer memory, int at) {
    switch (type) {
      case BOOL -> memory.put(at, bool(text));
      case INT8 -> memory.put(at, Byte.parseByte(text));
      case INT16 -> memory.putShort(at, Short.parseShort(text));
      case INT32 -> memory.putInt(at, Integer.parseInt(text));
      case INT64 -> memory.putLong(at, Long.parseLong(text));
      case FLOAT32 -> memory.putFloat(at, Float.parseFloat(text));
      case FLOAT64 -> memory.putDouble(at, Double.parseDouble(text));
      case DATE -> memory.putInt(at, Math.toIntExact(LocalDate.parse(text).toEpochDay()));
      case STRING -> {}
    }
  }

  private static byte bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> 1;
      case "false" -> 0;
      default -> throw new NumberFormatException(text);
    };
  }
}
