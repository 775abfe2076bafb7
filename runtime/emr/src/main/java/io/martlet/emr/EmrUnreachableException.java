package io.martlet.emr;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Fault;

/** Amazon EMR has not answered a call, or was too busy for it, as often as it was tried. */
public final class EmrUnreachableException extends Fault {

  private static final long serialVersionUID = 1L;

  EmrUnreachableException(String call, int tries, Throwable cause) {
    super(
        ExitCode.FAILED,
        "Amazon EMR has not done %s in %s tries. What runs there goes on: martlet watch finds it."
            .formatted(call, String.valueOf(tries)),
        cause);
  }
}
