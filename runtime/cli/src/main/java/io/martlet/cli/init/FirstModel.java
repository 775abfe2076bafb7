package io.martlet.cli.init;

import io.martlet.spark.infer.InferredColumn;
import io.martlet.spark.infer.InferredUniverse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The model that a new catalog begins with: a point or some for each of a few columns, in C++, to
 * be replaced by a real one.
 */
record FirstModel(List<InferredColumn> inputs) {

  static final String NAME = "first_model";
  static final int LAST_RANK = 20;

  private static final int INPUTS = 3;
  private static final int POINTS = 6;

  /** Reads some columns that are not the key, numbers first, if there are others. */
  static FirstModel of(InferredUniverse universe, String key) {
    List<InferredColumn> others =
        universe.columns().stream()
            .filter(column -> !column.name().equals(key))
            .sorted(Comparator.comparing(FirstModel::rarity))
            .limit(INPUTS)
            .toList();
    return new FirstModel(others.isEmpty() ? universe.columns() : others);
  }

  private static int rarity(InferredColumn column) {
    return switch (column.type()) {
      case INT8, INT16, INT32, INT64, FLOAT32, FLOAT64 -> column.middle().isEmpty() ? 3 : 0;
      case BOOL -> 1;
      case DATE -> 2;
      case STRING -> 4;
    };
  }

  String source() {
    String contract =
        inputs.stream()
            .map(each -> each.name() + ": " + each.type().keyword() + (each.nullable() ? "?" : ""))
            .collect(Collectors.joining(", "));
    String points =
        IntStream.range(0, inputs.size())
            .mapToObj(
                i ->
                    String.format(Locale.ROOT, "    if (%s) points += %d;%n", condition(i), POINTS))
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        """
        #include <string_view>

        #include "martlet/row_model.hpp"

        // A first model, to be replaced by your own. native/sdk/README.md in Martlet's folder says more.
        struct FirstModel {
          explicit FirstModel(const std::string& /*parameters*/) {}

          martlet::Score score(const martlet::Row& row) const {
            int points = 0;
        %s    return {%d - points, points >= %d};  // the rank, the best being 1, and the binary
          }
        };

        // What it reads, in order, and its ranks. The catalog is checked against this.
        MARTLET_ROW_MODEL(%s, "%s", 1, %d, FirstModel);
        """,
        points,
        LAST_RANK,
        2 * POINTS,
        NAME,
        contract,
        LAST_RANK);
  }

  private String condition(int input) {
    InferredColumn column = inputs.get(input);
    String get = "row.get<%s>(%d)";
    String read =
        switch (column.type()) {
          case BOOL -> get.formatted("bool", input);
          case INT8 -> get.formatted("std::int8_t", input);
          case INT16 -> get.formatted("std::int16_t", input);
          case INT32 -> get.formatted("std::int32_t", input);
          case INT64 -> get.formatted("std::int64_t", input);
          case FLOAT32 -> get.formatted("float", input);
          case FLOAT64 -> get.formatted("double", input);
          case DATE -> get.formatted("martlet::Date", input);
          case STRING -> get.formatted("std::string_view", input);
        };
    return switch (column.type()) {
      case BOOL -> read + ".value_or(false)";
      case INT8, INT16, INT32, INT64, FLOAT32, FLOAT64 ->
          column.middle().isEmpty() ? read + " > 0" : "%s > %s".formatted(read, number(column));
      case DATE -> read + ".has_value()";
      // Words of the records are no part of a program.
      case STRING -> read + ".value_or(\"\") > std::string_view(\"m\")";
    };
  }

  private static String number(InferredColumn column) {
    return switch (column.type()) {
      case FLOAT32 -> column.middle() + "f";
      case INT64 -> column.middle() + "LL";
      case BOOL, INT8, INT16, INT32, FLOAT64, DATE, STRING -> column.middle();
    };
  }
}
