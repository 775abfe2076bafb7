package io.martlet.spark.prepare;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanUniverse;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The declared columns among those that are delivered. */
final class DeliveredColumns {

  private DeliveredColumns() {}

  /**
   * The declared columns, in the order in which a header has them.
   *
   * @throws MalformedRecordException when the header lacks a column or has another
   */
  static List<PlanColumn> of(String file, List<String> header, PlanUniverse universe) {
    for (PlanColumn column : universe.columns()) {
      if (!header.contains(column.name())) {
        throw new MalformedRecordException(
            file,
            1,
            column.name(),
            "the file does not have it; it has "
                + header.stream().limit(8).collect(Collectors.joining(", "))
                + (header.size() > 8 ? ", …" : "")
                + ". Correct the delivery or the universe's columns.");
      }
    }
    for (String name : header) {
      long declared = universe.columns().stream().filter(c -> c.name().equals(name)).count();
      if (declared == 0) {
        throw new MalformedRecordException(
            file,
            1,
            name,
            "universe \"" + universe.name() + "\" does not declare it. Add it to its columns.");
      }
    }
    if (header.size() != universe.columns().size()) {
      throw new MalformedRecordException(file, 1, "", "the file names a column twice");
    }
    return header.stream().map(universe::column).toList();
  }

  static DataType sparkType(ColumnType type) {
    return switch (type) {
      case BOOL -> DataTypes.BooleanType;
      case INT8 -> DataTypes.ByteType;
      case INT16 -> DataTypes.ShortType;
      case INT32 -> DataTypes.IntegerType;
      case INT64 -> DataTypes.LongType;
      case FLOAT32 -> DataTypes.FloatType;
      case FLOAT64 -> DataTypes.DoubleType;
      case DATE -> DataTypes.DateType;
      case STRING -> DataTypes.StringType;
    };
  }
}
