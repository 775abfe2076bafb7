package io.martlet.catalog.source;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Fault;
import io.martlet.catalog.diagnostic.FileTrouble;
import java.io.IOException;

/** A delivery that cannot be looked at. */
final class SourceException extends Fault {

  private static final long serialVersionUID = 1L;

  SourceException(String name, IOException failure) {
    super(ExitCode.FAILED, FileTrouble.words(name, failure), failure);
  }
}
