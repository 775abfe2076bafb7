package io.martlet.spark.prepare;

import io.martlet.spark.delivery.MalformedRecordException;
import io.martlet.spark.delivery.RecordFault;
import java.util.Optional;

/**
 * A record that is not as declared, and was left out.
 *
 * @param line in CSV a line of the file, in Parquet a record, counted from 1
 * @param column empty when the record as a whole is at fault
 * @param value what stands there, as far as that can be told
 */
record Reject(String file, long line, String column, String value, String reason) {

  /**
   * @param before how many lines of the file are before the split that the fault was found in
   */
  static Reject of(RecordFault fault, String file, long before) {
    return new Reject(file, fault.lineIn(before), fault.column(), fault.value(), fault.reason());
  }

  /**
   * As it is told when it stops everything.
   *
   * @param allowed how many there may be, which are there before it
   */
  MalformedRecordException tooMany(int allowed) {
    return new MalformedRecordException(
        file,
        line,
        column,
        reason + Rejects.tooMany(allowed),
        Optional.of(value).filter(each -> !each.isEmpty()));
  }
}
