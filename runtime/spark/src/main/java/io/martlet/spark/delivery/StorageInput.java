package io.martlet.spark.delivery;

import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import java.io.FilterInputStream;
import java.io.IOException;
import org.apache.parquet.io.SeekableInputStream;

/** A stored file from some byte on. What storage cannot read is told apart from damage. */
final class StorageInput extends FilterInputStream {

  private final String place;
  private long taken;

  private StorageInput(SeekableInputStream in, String place) {
    super(in);
    this.place = place;
  }

  static StorageInput at(String place, long from) throws IOException {
    SeekableInputStream in = Storage.open(place);
    in.seek(from);
    return new StorageInput(in, place);
  }

  /** How many bytes were read. */
  long taken() {
    return taken;
  }

  @Override
  public int read() {
    try {
      int read = in.read();
      taken += read < 0 ? 0 : 1;
      return read;
    } catch (IOException e) {
      throw new StorageException(place, e);
    }
  }

  @Override
  public int read(byte[] into, int at, int most) {
    try {
      int read = in.read(into, at, most);
      taken += Math.max(0, read);
      return read;
    } catch (IOException e) {
      throw new StorageException(place, e);
    }
  }
}
