package io.martlet.spark.contract;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Fault;
import java.util.List;

/** A delivery is not as it promised, a line a contract. */
public final class BrokenContractException extends Fault {

  private static final long serialVersionUID = 1L;

  BrokenContractException(List<String> breaches) {
    super(
        ExitCode.VIOLATIONS,
        String.join("\n", breaches)
            + "\nThe delivery breaks its contract: deliver again, or change the universe's contracts.");
  }
}
