package io.martlet.spark.delivery.parquet;

import io.martlet.catalog.ColumnFormat;
import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import io.martlet.spark.delivery.ColumnValue;
import io.martlet.spark.delivery.ValueFaults;
import java.util.Optional;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Reads the values of a delivered Parquet column, one after the other, as what the universe
 * declares: what does not fit is no value, and what would lose a part is none unless that is
 * declared.
 */
public abstract class ParquetValue extends ColumnValue {

  private final PlanColumn column;
  private boolean present;
  private String fault = "";

  ParquetValue(PlanColumn column) {
    this.column = column;
  }

  /**
   * The reader of a column.
   *
   * @return nothing when values of the delivered type are never those of the declared one
   */
  public static Optional<ParquetValue> of(
      PrimitiveType delivered, PlanColumn column, ColumnFormat format) {
    return switch (column.type()) {
      case BOOL ->
          delivered.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.BOOLEAN
              ? Optional.of(new ParquetBool(column))
              : Optional.empty();
      case INT8, INT16, INT32, INT64 ->
          IntegerSources.of(delivered, format.scale().orElse(0), format.rounding())
              .map(source -> new ParquetInteger(column, source));
      case DATE ->
          DateSources.of(delivered, format.rounding())
              .map(source -> new ParquetInteger(column, source));
      case FLOAT32, FLOAT64 ->
          FloatSources.of(delivered, column.type() == ColumnType.FLOAT32, format.rounding())
              .map(source -> new ParquetFloat(column, source));
      case STRING ->
          ParquetText.isText(delivered) ? Optional.of(new ParquetText(column)) : Optional.empty();
    };
  }

  public final PlanColumn column() {
    return column;
  }

  /**
   * Reads a value, or that there is none, and goes on to the next.
   *
   * @return whether it is as declared
   */
  public final boolean read(ColumnReader in) {
    present = in.getCurrentDefinitionLevel() == in.getDescriptor().getMaxDefinitionLevel();
    boolean right = present ? readPresent(in) : readMissing();
    in.consume();
    return right;
  }

  private boolean readMissing() {
    fault = ValueFaults.missing(column.type());
    return column.nullable();
  }

  private boolean readPresent(ColumnReader in) {
    try {
      if (take(in)) {
        return true;
      }
      fault = unfit();
    } catch (PartLostException lost) {
      fault = ValueFaults.rounded(column.type());
    } catch (ArithmeticException tooLarge) {
      fault = ValueFaults.unfit(column.type());
    }
    return false;
  }

  /** Why what was read last is not as declared. */
  public final String fault() {
    return fault;
  }

  /** What was read last, as far as it can be told. */
  public abstract String found();

  /** Why a value that was read is none of its type. */
  String unfit() {
    return ValueFaults.unfit(column.type());
  }

  /**
   * Whether the current value is one of the declared type, which is kept until the next is read.
   *
   * @throws PartLostException when it has more than the type holds
   * @throws ArithmeticException when it is too large for the type
   */
  abstract boolean take(ColumnReader in);

  @Override
  public final boolean isPresent() {
    return present;
  }
}
