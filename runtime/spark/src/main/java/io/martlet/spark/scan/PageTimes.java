package io.martlet.spark.scan;

/**
 * What pages have cost so far, in nanoseconds.
 *
 * @param read bytes from storage, by the clock
 * @param readThread the same as processor time, waiting left out
 * @param decompress headers, checksums and decompression, as processor time
 */
public record PageTimes(long read, long readThread, long decompress) {

  /** What was added since then. */
  public PageTimes since(PageTimes before) {
    return new PageTimes(
        read - before.read, readThread - before.readThread, decompress - before.decompress);
  }
}
