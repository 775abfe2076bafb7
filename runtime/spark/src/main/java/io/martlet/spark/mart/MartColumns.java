package io.martlet.spark.mart;

import io.martlet.catalog.ColumnType;
import io.martlet.catalog.diff.MartKey;
import io.martlet.plan.PlanModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * The columns of a mart's table in the wide layout: the key, then two of each model. A column's doc
 * says whose it is.
 */
final class MartColumns {

  private static final Pattern RANK = Pattern.compile("model([0-9]{1,9})_rank");
  private static final String RANK_OF = "rank of ";
  private static final String BINARY_OF = "binary of ";

  private MartColumns() {}

  /** The table before it has any model. */
  static Schema ofKey(MartKey key) {
    return new Schema(Types.NestedField.required(1, key.name(), type(key.type())));
  }

  /** Makes a table's columns those of the key and the models, and no others. */
  static UpdateSchema become(
      UpdateSchema update, Schema existing, MartKey key, List<PlanModel> models) {
    Map<String, String> docs = docs(models);
    for (Types.NestedField field : models(existing)) {
      String doc = docs.get(field.name());
      if (doc == null) {
        update.deleteColumn(field.name());
      } else if (!doc.equals(field.doc())) {
        update.updateColumnDoc(field.name(), doc);
      }
    }
    if (!key.equals(key(existing))) {
      // All files are replaced in the same commit: none lacks the new column.
      update
          .deleteColumn(key(existing).name())
          .allowIncompatibleChanges()
          .addRequiredColumn(key.name(), type(key.type()))
          .moveFirst(key.name());
    }
    docs.forEach(
        (name, doc) -> {
          if (existing.findField(name) == null) {
            update.addColumn(name, Types.IntegerType.get(), doc);
          }
        });
    return update;
  }

  private static Map<String, String> docs(List<PlanModel> models) {
    Map<String, String> docs = new LinkedHashMap<>();
    for (PlanModel model : models) {
      docs.put(model.rankColumn(), RANK_OF + model.subject());
      docs.put(model.binaryColumn(), BINARY_OF + model.subject());
    }
    return docs;
  }

  static MartKey key(Schema schema) {
    Types.NestedField key = schema.columns().get(0);
    return new MartKey(key.name(), type(key.type()));
  }

  private static List<Types.NestedField> models(Schema schema) {
    return schema.columns().subList(1, schema.columns().size());
  }

  /** By number, the models that a table has columns of, as their docs name them. */
  static Map<Integer, String> subjects(Schema schema) {
    Map<Integer, String> subjects = new TreeMap<>();
    for (Types.NestedField field : models(schema)) {
      Matcher rank = RANK.matcher(field.name());
      if (rank.matches()) {
        String doc = Optional.ofNullable(field.doc()).orElse("");
        subjects.put(
            Integer.valueOf(rank.group(1)),
            doc.startsWith(RANK_OF) ? doc.substring(RANK_OF.length()) : "");
      }
    }
    return subjects;
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

  private static ColumnType type(Type type) {
    return Stream.of(ColumnType.values())
        .filter(candidate -> candidate != ColumnType.INT8 && candidate != ColumnType.INT16)
        .filter(candidate -> type(candidate).equals(type))
        .findFirst()
        .orElseThrow(() -> new MartException("no mart has a key of type " + type));
  }

  /**
   * The same columns in Parquet, with the table's field ids. Not Iceberg's own conversion: clusters
   * have it with a Parquet of another name.
   */
  static MessageType inParquet(Schema schema) {
    return new MessageType(
        "mart", schema.columns().stream().map(MartColumns::inParquet).collect(Collectors.toList()));
  }

  private static org.apache.parquet.schema.Type inParquet(Types.NestedField field) {
    var column =
        field.isRequired()
            ? org.apache.parquet.schema.Types.required(primitive(field.type()))
            : org.apache.parquet.schema.Types.optional(primitive(field.type()));
    LogicalTypeAnnotation meaning =
        switch (field.type().typeId()) {
          case DATE -> LogicalTypeAnnotation.dateType();
          case STRING -> LogicalTypeAnnotation.stringType();
          default -> null;
        };
    return column.as(meaning).id(field.fieldId()).named(field.name());
  }

  private static PrimitiveTypeName primitive(Type type) {
    return switch (type.typeId()) {
      case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
      case INTEGER, DATE -> PrimitiveTypeName.INT32;
      case LONG -> PrimitiveTypeName.INT64;
      case FLOAT -> PrimitiveTypeName.FLOAT;
      case DOUBLE -> PrimitiveTypeName.DOUBLE;
      case STRING -> PrimitiveTypeName.BINARY;
      default -> throw new MartException("no mart has a column of type " + type);
    };
  }

  /** Whether the bytes of a column are those of another, and mean the same. */
  static boolean sameBytes(ColumnDescriptor one, ColumnDescriptor other) {
    PrimitiveType type = one.getPrimitiveType();
    PrimitiveType otherType = other.getPrimitiveType();
    return type.getPrimitiveTypeName() == otherType.getPrimitiveTypeName()
        && one.getMaxDefinitionLevel() == other.getMaxDefinitionLevel()
        && meaning(type).equals(meaning(otherType));
  }

  /** That an integer is a narrow one changes none of its bytes. */
  private static Optional<LogicalTypeAnnotation> meaning(PrimitiveType type) {
    return Optional.ofNullable(type.getLogicalTypeAnnotation())
        .filter(
            annotation -> !(annotation instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation));
  }
}
