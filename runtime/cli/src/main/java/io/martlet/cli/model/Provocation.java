package io.martlet.cli.model;

import io.martlet.plan.PlanColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * An input changed in all records to what models seldom meet.
 *
 * @param input its place among the model's
 * @param value as a delivery has it; null for a missing one
 * @param name what a message calls the value
 */
record Provocation(PlanColumn column, int input, String value, String name) {

  private static final int LONG = 10_000;

  /** All of a model's inputs; missing only where the model says that it copes. */
  static List<Provocation> of(List<PlanColumn> inputs) {
    List<Provocation> all = new ArrayList<>();
    for (int input = 0; input < inputs.size(); input++) {
      PlanColumn column = inputs.get(input);
      if (column.nullable()) {
        all.add(new Provocation(column, input, null, "missing"));
      }
      for (String value : extremes(column)) {
        String name =
            value.length() == LONG ? "of " + LONG + " letters" : value.isEmpty() ? "\"\"" : value;
        all.add(new Provocation(column, input, value, name));
      }
    }
    return all;
  }

  private static List<String> extremes(PlanColumn column) {
    return switch (column.type()) {
      case BOOL -> List.of("false", "true");
      case INT8 -> List.of("-128", "0", "127");
      case INT16 -> List.of("-32768", "0", "32767");
      case INT32 -> List.of("-2147483648", "0", "2147483647");
      case INT64 -> List.of("-9223372036854775808", "0", "9223372036854775807");
      case FLOAT32 -> List.of("NaN", "-Infinity", "Infinity", "-0.0", "1e-45", "3.4028235e38");
      case FLOAT64 ->
          List.of("NaN", "-Infinity", "Infinity", "-0.0", "4.9e-324", "1.7976931348623157e308");
      case DATE -> List.of("0001-01-01", "1970-01-01", "9999-12-31");
      case STRING -> List.of("", "ä\"€,\n𝄞", "x".repeat(LONG));
    };
  }

  /** The records with this input so. */
  List<String[]> applied(List<String[]> records) {
    return records.stream()
        .map(
            record -> {
              String[] changed = record.clone();
              changed[input] = value;
              return changed;
            })
        .toList();
  }

  String described() {
    return value == null || value.length() == LONG
        ? column.name() + " " + name
        : column.name() + " = " + name;
  }
}
