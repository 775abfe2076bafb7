package io.martlet.spark.scan;

/** What all columns of a task read their pages with, one after the other. */
final class PageInput implements AutoCloseable {

  final FileWindow file = new FileWindow();
  final Decompressor decompressor = new Decompressor();

  /** The dictionary page read last: its column takes the values out before another is read. */
  final PageBuffer dictionary = new PageBuffer();

  /** Time spent so far on decompressing pages and on their headers, in nanoseconds. */
  long decompressNanos;

  @Override
  public void close() {
    decompressor.close();
  }
}
