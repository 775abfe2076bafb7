package io.martlet.spark.mart;

import io.martlet.catalog.ColumnType;
import io.martlet.codegen.plan.PlanColumn;
import io.martlet.codegen.plan.PlanModel;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** The columns of a mart's table in the wide layout: the key, then two of each model. */
final class MartSchema {

  private MartSchema() {}

  /** The table before it has any model. */
  static Schema ofKey(PlanColumn key) {
    return new Schema(Types.NestedField.required(1, key.name(), type(key.type())));
  }

  /** Adds to a table's schema what the models need and it lacks. */
  static UpdateSchema withModels(UpdateSchema update, Schema existing, List<PlanModel> models) {
    for (PlanModel model : models) {
      addColumn(update, existing, model.rankColumn(), "rank of " + model.subject());
      addColumn(update, existing, model.binaryColumn(), "binary of " + model.subject());
    }
    return update;
  }

  private static void addColumn(UpdateSchema update, Schema existing, String name, String doc) {
    if (existing.findField(name) == null) {
      update.addColumn(name, Types.IntegerType.get(), doc);
    }
  }

  private static Type type(ColumnType type) {
    return switch (type) {
      case BOOL -> Types.BooleanType.get();
      case INT8, INT16, INT32 -> Types.IntegerType.get();
      case INT64 -> Types.LongType.get();
      case FLOAT32 -> Types.FloatType.get();
      case FLOAT64 -> Types.DoubleType.get();
      case DATE -> Types.DateType.get();
      case STRING -> Types.StringType.get();
    };
  }
}
