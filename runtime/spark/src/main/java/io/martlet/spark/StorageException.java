package io.martlet.spark;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Fault;
import io.martlet.catalog.diagnostic.FileTrouble;
import java.io.IOException;

/** A place cannot be read or written. */
public final class StorageException extends Fault {

  private static final long serialVersionUID = 1L;

  public StorageException(String place, IOException cause) {
    super(ExitCode.FAILED, FileTrouble.words(place, cause), cause);
  }
}
