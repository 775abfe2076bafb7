package io.martlet.spark.delivery;

import java.io.Serializable;
import java.util.Optional;

/**
 * What is wrong with a record, or with the file as a whole.
 *
 * @param line how many lines of the split are before it; -1 when the file as a whole is at fault
 * @param column the column's name; empty when the record as a whole is at fault
 * @param value what stands there; empty when that is not known, or nothing. It is somebody's own,
 *     and told only to who asks for it
 */
public record RecordFault(Scope scope, long line, String column, String reason, String value)
    implements Serializable {

  /** So much of a value is kept. */
  private static final int SHOWN = 200;

  /** How much of a file is at fault. */
  public enum Scope {
    FILE,
    /** A record, and where those behind it begin is not known. */
    REST,
    RECORD
  }

  /** Of the file as a whole. */
  public static RecordFault ofFile(String reason) {
    return ofFile("", reason);
  }

  /** Of a column in all of the file. */
  public static RecordFault ofFile(String column, String reason) {
    return new RecordFault(Scope.FILE, -1, column, reason, "");
  }

  /** Of a record of which nobody knows where it ends. */
  public static RecordFault ofRest(long line, String column, String reason) {
    return new RecordFault(Scope.REST, line, column, reason, "");
  }

  /** Of a record as a whole. */
  public static RecordFault ofRecord(long line, String reason) {
    return new RecordFault(Scope.RECORD, line, "", reason, "");
  }

  /** Of a value. */
  public static RecordFault ofValue(long line, String column, String reason, String value) {
    boolean cut = value.length() > SHOWN;
    return new RecordFault(
        Scope.RECORD, line, column, reason, cut ? value.substring(0, SHOWN) + "…" : value);
  }

  /**
   * As it is told.
   *
   * @param before how many lines of the file are before the split
   */
  public MalformedRecordException in(DeliveredFile file, long before) {
    return new MalformedRecordException(
        file.name(),
        lineIn(before),
        column,
        reason,
        Optional.of(value).filter(each -> !each.isEmpty()));
  }

  /** The line in the file, counted from 1; 0 when the file as a whole is at fault. */
  public long lineIn(long before) {
    return line < 0 ? 0 : before + line + 1;
  }
}
