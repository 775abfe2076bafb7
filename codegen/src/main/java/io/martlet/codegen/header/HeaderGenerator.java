package io.martlet.codegen.header;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanModel;
import io.martlet.plan.PlanUniverse;
import java.util.List;
import java.util.Locale;

/**
 * Writes a C header for one model: a struct of its input columns with their C types, and a function
 * that binds a batch to it. So a model author's compiler checks what the catalog declares.
 */
public final class HeaderGenerator {

  private HeaderGenerator() {}

  /** File name of a model's header. */
  public static String fileName(PlanModel model) {
    return prefix(model) + ".h";
  }

  /** C99 and C++. */
  public static String generate(PlanModel model, PlanUniverse universe) {
    String prefix = prefix(model);
    String guard = "MARTLET_GENERATED_" + prefix.toUpperCase(Locale.ROOT) + "_H";
    List<PlanColumn> columns = model.inputs().stream().map(universe::column).toList();
    StringBuilder fields = new StringBuilder();
    StringBuilder bindings = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      field(fields, columns.get(i));
      binding(bindings, columns.get(i), i);
    }
    return """
        /* Inputs of %1$s, in the order the model receives them. Generated: do not edit. */
        #ifndef %2$s
        #define %2$s

        #include "martlet.h"

        typedef struct {
          int64_t rows;
        %4$s} %3$s_inputs;

        /* The batch's columns, typed. Where a column may be missing, bit i & 7 of byte i >> 3 of its
           validity is 1 when record i has a value; a null validity means that every record has one. */
        static inline %3$s_inputs %3$s_bind(const martlet_batch *batch) {
          %3$s_inputs inputs;
          inputs.rows = batch->rows;
        %5$s  return inputs;
        }

        #endif
        """
        .formatted(model.subject(), guard, prefix, fields, bindings);
  }

  private static String prefix(PlanModel model) {
    return model.mart() + "_" + model.name();
  }

  private static void field(StringBuilder out, PlanColumn column) {
    out.append("  const ").append(cType(column.type())).append(" *").append(column.name());
    out.append(";\n");
    if (column.type() == ColumnType.STRING) {
      out.append("  const int32_t *").append(column.name()).append("_offsets;\n");
    }
    if (column.nullable()) {
      out.append("  const uint8_t *").append(column.name()).append("_validity;\n");
    }
  }

  private static void binding(StringBuilder out, PlanColumn column, int index) {
    String source = " = batch->columns[" + index + "].";
    String target = "  inputs." + column.name();
    out.append(target).append(" = (const ").append(cType(column.type()));
    out.append(" *)batch->columns[").append(index).append("].values;\n");
    if (column.type() == ColumnType.STRING) {
      out.append(target).append("_offsets").append(source).append("offsets;\n");
    }
    if (column.nullable()) {
      out.append(target).append("_validity").append(source).append("validity;\n");
    }
  }

  private static String cType(ColumnType type) {
    return switch (type) {
      case BOOL -> "uint8_t";
      case INT8 -> "int8_t";
      case INT16 -> "int16_t";
      case INT32, DATE -> "int32_t";
      case INT64 -> "int64_t";
      case FLOAT32 -> "float";
      case FLOAT64 -> "double";
      case STRING -> "char";
    };
  }
}
