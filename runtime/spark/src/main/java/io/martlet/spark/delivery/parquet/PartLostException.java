package io.martlet.spark.delivery.parquet;

/** A value has more than its declared type holds. Nobody needs to know where that was seen. */
final class PartLostException extends ArithmeticException {

  private static final long serialVersionUID = 1L;

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
