package io.martlet.spark.delivery;

import io.martlet.spark.StorageException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a whole file that is decompressed from its begin. */
final class StreamBytes implements SplitBytes {

  private final StorageInput raw;
  private final InputStream in;
  private final Compression compression;

  /**
   * @param raw what is decompressed
   */
  StreamBytes(StorageInput raw, InputStream in, Compression compression) {
    this.raw = raw;
    this.in = in;
    this.compression = compression;
  }

  /** What storage cannot read is no damage: it may be tried again. */
  @Override
  public int read(byte[] into, int at, int most) throws IOException {
    try {
      return in.read(into, at, most);
    } catch (IOException | RuntimeException e) {
      if (e instanceof StorageException) {
        throw e;
      }
      throw new DamagedFileException(
          e instanceof EOFException
              ? "the %s stream is cut off".formatted(compression)
              : "the %s stream is damaged or cut off: %s"
                  .formatted(compression, e.getMessage().replaceFirst("\\.$", "")));
    }
  }

  @Override
  public long length() {
    return Long.MAX_VALUE;
  }

  @Override
  public long taken() {
    return raw.taken();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
