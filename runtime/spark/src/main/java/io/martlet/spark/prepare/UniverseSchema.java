package io.martlet.spark.prepare;

import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanUniverse;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The columns of a prepared universe, typed as Spark writes them. */
final class UniverseSchema {

  private static final String NAME = "universe";

  private UniverseSchema() {}

  static MessageType of(PlanUniverse universe) {
    List<Type> fields = universe.columns().stream().map(UniverseSchema::field).toList();
    return new MessageType(NAME, fields);
  }

  private static Type field(PlanColumn column) {
    PrimitiveTypeName stored =
        switch (column.type()) {
          case BOOL -> PrimitiveTypeName.BOOLEAN;
          case INT8, INT16, INT32, DATE -> PrimitiveTypeName.INT32;
          case INT64 -> PrimitiveTypeName.INT64;
          case FLOAT32 -> PrimitiveTypeName.FLOAT;
          case FLOAT64 -> PrimitiveTypeName.DOUBLE;
          case STRING -> PrimitiveTypeName.BINARY;
        };
    LogicalTypeAnnotation logical =
        switch (column.type()) {
          case INT8 -> LogicalTypeAnnotation.intType(8, true);
          case INT16 -> LogicalTypeAnnotation.intType(16, true);
          case DATE -> LogicalTypeAnnotation.dateType();
          case STRING -> LogicalTypeAnnotation.stringType();
          case BOOL, INT32, INT64, FLOAT32, FLOAT64 -> null;
        };
    return Types.primitive(
            stored, column.nullable() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED)
        .as(logical)
        .named(column.name());
  }
}
