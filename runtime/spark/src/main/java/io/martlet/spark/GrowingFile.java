package io.martlet.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A file that is written on at its end, which it knows. */
public final class GrowingFile implements AutoCloseable {

  private static final int PIECE = 1 << 16;

  private final OutputStream out;
  private long end;

  /**
   * @param end how many bytes are written already
   */
  public GrowingFile(OutputStream out, long end) {
    this.out = out;
    this.end = end;
  }

  /** How many bytes are written. */
  public long end() {
    return end;
  }

  public void write(byte[] bytes) throws IOException {
    out.write(bytes);
    end += bytes.length;
  }

  /** Writes so many of a stream's bytes. */
  public void write(InputStream in, long bytes) throws IOException {
    byte[] piece = new byte[PIECE];
    for (long left = bytes; left > 0; ) {
      int read = in.readNBytes(piece, 0, (int) Math.min(piece.length, left));
      if (read == 0) {
        throw new IOException("ends too early, by " + left + " bytes");
      }
      out.write(piece, 0, read);
      end += read;
      left -= read;
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
