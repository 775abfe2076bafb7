package io.martlet.spark.delivery;

import java.io.Closeable;
import java.io.IOException;

/**
 * The bytes of a split, and then those behind its end, as the last record of a split needs them.
 * Positions count from the split's begin, in bytes as they are handed over.
 */
interface SplitBytes extends Closeable {

  /**
   * Reads some bytes, of the split or from behind its end, never of both.
   *
   * @return how many; -1 at the end of the file
   * @throws DamagedFileException when the file is damaged
   */
  int read(byte[] into, int at, int most) throws IOException;

  /** Where the split ends; {@link Long#MAX_VALUE} while no byte from behind its end was read. */
  long length();

  /**
   * How many bytes of the file were taken, from the split's begin, for whoever shows how far it is.
   */
  long taken();

  /** What the compressed stream tells of itself; nothing when it is not cut into splits. */
  default StreamPart part() {
    return StreamPart.WHOLE;
  }
}
