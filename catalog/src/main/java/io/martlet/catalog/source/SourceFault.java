package io.martlet.catalog.source;

import io.martlet.catalog.Located;

/**
 * Why a source is not understood.
 *
 * @param kind what kind of fault it is
 * @param entry the entry at fault
 * @param message one or more sentences
 */
public record SourceFault(Kind kind, Located<String> entry, String message) {

  /** Whether files are missing, or there are others than can be meant. */
  public enum Kind {
    MISSING,
    BAD
  }

  static SourceFault missing(Located<String> entry, String message) {
    return new SourceFault(Kind.MISSING, entry, message);
  }

  static SourceFault bad(Located<String> entry, String message) {
    return new SourceFault(Kind.BAD, entry, message);
  }
}
