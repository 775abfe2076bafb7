package io.martlet.spark.prepare;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Says why a delivered value is not what its column declares. */
final class ValueRule {

  private ValueRule() {}

  /**
   * @param value as delivered; null for an empty field
   */
  static Optional<String> fault(PlanColumn column, String value) {
    if (value == null) {
      return column.nullable()
          ? Optional.empty()
          : Optional.of(
              "the value is missing, and %s does not allow that. Declare it %s? if it should."
                  .formatted(column.type().keyword(), column.type().keyword()));
    }
    boolean fits =
        switch (column.type()) {
          case BOOL -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
          case INT8 -> parses(value, Byte::parseByte);
          case INT16 -> parses(value, Short::parseShort);
          case INT32 -> parses(value, Integer::parseInt);
          case INT64 -> parses(value, Long::parseLong);
          case FLOAT32, FLOAT64 -> parses(value, Double::parseDouble);
          case DATE -> parses(value, LocalDate::parse);
          case STRING -> true;
        };
    return fits
        ? Optional.empty()
        : Optional.of(
            "\"%s\" is no %s. Correct the delivery, or the column's type."
                .formatted(value, column.type().keyword()));
  }

  /** A value as Spark would print it, whatever the delivery spells it like. */
  static String canonical(ColumnType type, String value) {
    return switch (type) {
      case BOOL -> value.toLowerCase(Locale.ROOT);
      case INT8, INT16, INT32, INT64 -> Long.toString(Long.parseLong(value));
      case FLOAT32 -> Float.toString(Float.parseFloat(value));
      case FLOAT64 -> Double.toString(Double.parseDouble(value));
      case DATE, STRING -> value;
    };
  }

  private static boolean parses(String value, Function<String, ?> parser) {
    try {
      return parser.apply(value) != null;
    } catch (NumberFormatException | DateTimeException e) {
      return false;
    }
  }
}
