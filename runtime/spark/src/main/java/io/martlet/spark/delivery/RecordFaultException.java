package io.martlet.spark.delivery;

/** A record, or a file, that is not as declared. */
public class RecordFaultException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient RecordFault fault;

  public RecordFaultException(RecordFault fault) {
    super(fault.reason());
    this.fault = fault;
  }

  public final RecordFault fault() {
    return fault;
  }
}
