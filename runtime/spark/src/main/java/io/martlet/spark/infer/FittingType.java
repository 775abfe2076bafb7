package io.martlet.spark.infer;

import io.martlet.catalog.ColumnType;
import java.util.List;
import java.util.Optional;

/** The type that fits the values of a column, whatever it is declared as. */
public final class FittingType {

  private final ColumnScan scan;
  private final char delimiter;

  /**
   * @param readers those of the thread that hands over the values
   * @param delimiter the delivery's
   */
  public FittingType(String name, ScanReaders readers, char delimiter) {
    this.scan = new ColumnScan(name, 0, readers);
    this.delimiter = delimiter;
  }

  /** Takes a value that is not missing. */
  public void add(byte[] bytes, int from, int to, boolean quoted) {
    scan.add(bytes, from, to, quoted);
  }

  /** Words among the values that {@code init} would take for missing ones. */
  public List<String> missingWords() {
    return List.copyOf(scan.missingWords().keySet());
  }

  /** As {@code init} would declare it; empty where there are no values. */
  public Optional<ColumnType> type() {
    if (scan.present() == 0) {
      return Optional.empty();
    }
    FormatChoice alone = new FormatChoice(List.of(scan), delimiter);
    return Optional.of(new ColumnChoice(scan, alone).column().type());
  }
}
