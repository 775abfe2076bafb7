package io.martlet.driver;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Fault;
import io.martlet.catalog.diff.Break;
import java.util.List;
import java.util.stream.Collectors;

/** A run would take away what readers know, and the catalog does not accept that. */
public final class UnacceptedBreaksException extends Fault {

  private static final long serialVersionUID = 1L;

  UnacceptedBreaksException(List<Break> breaks) {
    super(
        ExitCode.VIOLATIONS,
        breaks.stream().map(Break::told).collect(Collectors.joining("\n"))
            + "\nNothing was scored: what is published would break its readers.");
  }
}
