package io.martlet.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A file that is written on at its end, which it knows. */
public final class GrowingFile implements AutoCloseable {

  private static final String S3A = "org.apache.hadoop.fs.s3a.";
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

  /**
   * A file that begins with the first bytes of another. Where the store can copy them itself, they
   * are not read.
   *
   * @throws StorageException when the one cannot be read, or the other not be written
   */
  public static GrowingFile after(String other, long bytes, String place) {
    try {
      Optional<OutputStream> continued = continued(new Path(other), bytes, new Path(place));
      if (continued.isPresent()) {
        return new GrowingFile(continued.get(), bytes);
      }
      GrowingFile file = new GrowingFile(Storage.create(place), 0);
      try (InputStream in = Storage.in(other)) {
        file.write(in, bytes);
        return file;
      }
    } catch (IOException e) {
      throw new StorageException(other, e);
    }
  }

  /** Where no file lies in S3, its client need not be there. */
  private static Optional<OutputStream> continued(Path other, long bytes, Path place)
      throws IOException {
    FileSystem system = Storage.system(other);
    return system.getClass().getName().startsWith(S3A)
        ? S3Continuation.of(system, other, bytes, place)
        : Optional.empty();
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
