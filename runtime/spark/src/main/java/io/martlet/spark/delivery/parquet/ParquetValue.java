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
 * Reads the values of a delivered Parquet column, some records' at once, as what the universe
 * declares: what does not fit is no value, and what would lose a part is none unless that is
 * declared.
 */
public abstract class ParquetValue extends ColumnValue {

  private static final byte MISSING = 0;
  private static final byte RIGHT = 1;
  private static final byte UNFIT = 2;
  private static final byte TOO_LARGE = 3;
  private static final byte PART_LOST = 4;

  private final PlanColumn column;
  private final byte[] states = new byte[RecordWindow.MOST];
  private RecordWindow window;

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

  /** From now on, this is about the record that a window is at. */
  final void follow(RecordWindow records) {
    window = records;
  }

  /** The place of the value that this is about, among those that were read together. */
  final int at() {
    return window.at();
  }

  /**
   * Reads the values of a window's records, or that there is none, and takes note of those that are
   * not as declared.
   *
   * @param place the column's
   */
  final void read(ColumnReader in, int records, int place) {
    int whole = in.getDescriptor().getMaxDefinitionLevel();
    for (int i = 0; i < records; i++) {
      states[i] = in.getCurrentDefinitionLevel() == whole ? readPresent(in, i) : MISSING;
      if (states[i] != RIGHT && !(states[i] == MISSING && column.nullable())) {
        window.fault(i, place);
      }
      in.consume();
    }
  }

  private byte readPresent(ColumnReader in, int i) {
    try {
      return take(in, i) ? RIGHT : UNFIT;
    } catch (PartLostException lost) {
      return PART_LOST;
    } catch (ArithmeticException tooLarge) {
      return TOO_LARGE;
    }
  }

  /** Why the value is not as declared. */
  public final String fault() {
    return switch (states[at()]) {
      case MISSING -> ValueFaults.missing(column.type());
      case PART_LOST -> ValueFaults.rounded(column.type());
      case TOO_LARGE -> ValueFaults.unfit(column.type());
      default -> unfit();
    };
  }

  /** The value as far as it can be told, as declared or not; nothing where there is none. */
  public final String found() {
    return switch (states[at()]) {
      case MISSING, PART_LOST, TOO_LARGE -> "";
      default -> shown();
    };
  }

  /** Why the value is none of its type. */
  String unfit() {
    return ValueFaults.unfit(column.type());
  }

  /**
   * Whether the reader's current value is one of the declared type, which is kept.
   *
   * @param i its place among those that are read together
   * @throws PartLostException when it has more than the type holds
   * @throws ArithmeticException when it is too large for the type
   */
  abstract boolean take(ColumnReader in, int i);

  @Override
  public final boolean isPresent() {
    return states[at()] != MISSING;
  }
}
