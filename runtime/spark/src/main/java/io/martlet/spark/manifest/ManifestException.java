package io.martlet.spark.manifest;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Fault;

/** A manifest is not understood, or a delivery is not what it says. */
public final class ManifestException extends Fault {

  private static final long serialVersionUID = 1L;

  ManifestException(String place, String reason) {
    super(ExitCode.VIOLATIONS, place + ": " + reason + ".");
  }
}
