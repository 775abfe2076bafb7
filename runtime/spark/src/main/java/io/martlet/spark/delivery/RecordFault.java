package io.martlet.spark.delivery;

import java.io.Serializable;

/**
 * What is wrong with a record, or with the file as a whole.
 *
 * @param line how many lines of the split are before it; -1 when the file as a whole is at fault
 * @param column the column's name; empty when the record as a whole is at fault
 */
public record RecordFault(long line, String column, String reason) implements Serializable {

  /** Of the file as a whole. */
  public static RecordFault ofFile(String reason) {
    return new RecordFault(-1, "", reason);
  }

  /**
   * As it is told.
   *
   * @param before how many lines of the file are before the split
   */
  public MalformedRecordException in(DeliveredFile file, long before) {
    return new MalformedRecordException(
        file.name(), line < 0 ? 0 : before + line + 1, column, reason);
  }
}
