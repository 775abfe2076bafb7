package io.martlet.spark.delivery;

/** A value has bytes that are not of the declared encoding. */
public final class EncodingFaultException extends RecordFaultException {

  private static final long serialVersionUID = 1L;

  private final transient byte[] value;

  EncodingFaultException(RecordFault fault, byte[] value) {
    super(fault);
    this.value = value;
  }

  /** The value, as it was delivered where that is in UTF-8. */
  public byte[] value() {
    return value.clone();
  }
}
