package io.martlet.catalog.format;

/** A text uses what catalogs have no use for; it is left as it is. */
final class UnusualYamlException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusualYamlException(String what) {
    super(what);
  }
}
