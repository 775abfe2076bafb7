package io.martlet.spark.delivery;

import java.io.IOException;

/** The bytes of a delivered file are not what a file of its kind consists of. */
final class DamagedFileException extends IOException {

  private static final long serialVersionUID = 1L;

  DamagedFileException(String message) {
    super(message);
  }
}
