package io.martlet.spark.scan;

/** A page is not what it says; whoever reads it knows file and column. */
final class DamagedPage extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DamagedPage(String message) {
    super(message);
  }
}
