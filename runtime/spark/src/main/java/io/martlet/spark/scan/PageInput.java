package io.martlet.spark.scan;

/** What all columns of a task read their pages with, one after the other. */
final class PageInput implements AutoCloseable {

  final FileWindow file = new FileWindow();
  final Decompressor decompressor = new Decompressor();

  /** The dictionary page read last: its column takes the values out before another is read. */
  final PageBuffer dictionary = new PageBuffer();

  /** Processor time spent so far on pages whose bytes are there, in nanoseconds. */
  long decompressNanos;

  PageTimes times() {
    return new PageTimes(file.readNanos(), file.readThreadNanos(), decompressNanos);
  }

  @Override
  public void close() {
    decompressor.close();
  }
}
