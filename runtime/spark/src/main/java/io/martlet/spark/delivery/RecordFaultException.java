package io.martlet.spark.delivery;

/** A record, or a file, that is not as declared. */
public final class RecordFaultException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient RecordFault fault;

  public RecordFaultException(RecordFault fault) {
    super(fault.reason());
    this.fault = fault;
  }

  public RecordFault fault() {
    return fault;
  }
}
