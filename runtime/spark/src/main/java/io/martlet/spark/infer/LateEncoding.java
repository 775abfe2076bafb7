package io.martlet.spark.infer;

/** A file turned out, long after its first records, to be in another encoding. */
final class LateEncoding extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String encoding;

  LateEncoding(String encoding) {
    super(encoding);
    this.encoding = encoding;
  }

  String encoding() {
    return encoding;
  }
}
