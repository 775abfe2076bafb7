package io.martlet.spark.prepare;

import io.martlet.codegen.plan.PlanColumn;
import java.time.DateTimeException;
import java.time.LocalDate;
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

  private static boolean parses(String value, Function<String, ?> parser) {
    try {
      return parser.apply(value) != null;
    } catch (NumberFormatException | DateTimeException e) {
      return false;
    }
  }
}
