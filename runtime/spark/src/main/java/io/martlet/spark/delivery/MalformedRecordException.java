package io.martlet.spark.delivery;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Fault;
import java.util.Optional;

/** A delivered record is not as declared. */
public final class MalformedRecordException extends Fault {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final long line;
  private final String column;
  private final String reason;
  private final transient Optional<String> value;

  public MalformedRecordException(String file, long line, String column, String reason) {
    this(file, line, column, reason, Optional.empty());
  }

  /**
   * @param value what stands there; no part of the message
   */
  public MalformedRecordException(
      String file, long line, String column, String reason, Optional<String> value) {
    super(
        ExitCode.VIOLATIONS,
        "%s: %s%s"
            .formatted(
                line == 0 ? file : file + ":" + line,
                column.isEmpty() ? "" : "column \"" + column + "\": ",
                reason));
    this.reason = reason;
    this.file = file;
    this.line = line;
    this.column = column;
    this.value = value;
  }

  /** The delivered file. */
  public String file() {
    return file;
  }

  /**
   * Counted from 1: in CSV a line, the header included, in Parquet a record; 0 when the file as a
   * whole is at fault.
   */
  public long line() {
    return line;
  }

  /** The column's name; empty when the record as a whole is at fault. */
  public String column() {
    return column;
  }

  /** The same, and something more that is to be said of it. */
  public MalformedRecordException andSo(String more) {
    return new MalformedRecordException(file, line, column, reason + more, value());
  }

  @Override
  public Optional<String> value() {
    return value == null ? Optional.empty() : value;
  }
}
