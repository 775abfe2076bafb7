package io.martlet.spark.scan;

/** A page's bytes, decompressed; the array is used for the next page, too. */
final class PageBuffer {

  private byte[] bytes = {};

  /** An array with room for a page, and for {@link Words#SLACK} after it. */
  byte[] room(int size) {
    if (bytes.length < size + Words.SLACK) {
      bytes = new byte[size + size / 8 + Words.SLACK];
    }
    return bytes;
  }
}
