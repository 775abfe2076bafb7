package io.martlet.spark.encode;

import io.martlet.plan.PlanModel;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The Parquet schema of score files: two optional 32-bit integers a model. */
final class ScoreSchema {

  private ScoreSchema() {}

  static MessageType of(List<PlanModel> models) {
    List<Type> fields = new ArrayList<>();
    for (PlanModel model : models) {
      fields.add(Types.optional(PrimitiveTypeName.INT32).named(model.rankColumn()));
      fields.add(Types.optional(PrimitiveTypeName.INT32).named(model.binaryColumn()));
    }
    return new MessageType("scores", fields);
  }
}
