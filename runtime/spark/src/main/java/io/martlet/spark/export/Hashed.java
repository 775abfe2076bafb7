package io.martlet.spark.export;

import io.martlet.spark.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file whose bytes are counted and hashed on their way. */
final class Hashed extends OutputStream {

  private final DigestOutputStream out;
  private long bytes;

  private Hashed(OutputStream out) {
    try {
      this.out = new DigestOutputStream(out, MessageDigest.getInstance("SHA-256"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Hashed create(String place) {
    return new Hashed(Storage.create(place));
  }

  /** A file that is written, read once more. */
  static ExportedFile file(String place, String name, long rows) throws IOException {
    Hashed hashed = new Hashed(OutputStream.nullOutputStream());
    try (InputStream in = Storage.in(place)) {
      in.transferTo(hashed);
    }
    return hashed.as(name, rows);
  }

  ExportedFile as(String name, long rows) {
    return new ExportedFile(
        name, rows, bytes, HexFormat.of().formatHex(out.getMessageDigest().digest()));
  }

  @Override
  public void write(int value) throws IOException {
    out.write(value);
    bytes++;
  }

  @Override
  public void write(byte[] values, int from, int count) throws IOException {
    out.write(values, from, count);
    bytes += count;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
