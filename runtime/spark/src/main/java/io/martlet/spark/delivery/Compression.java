package io.martlet.spark.delivery;

import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Locale;

/** How a delivered file is compressed, as its first bytes tell, whatever it is called. */
public enum Compression {
  NONE("CSV", "", ""),
  BZIP2("bzip2", ".bz2", "425A68"),
  GZIP("gzip", ".gz", "1F8B"),
  ZSTANDARD("Zstandard", ".zst", "28B52FFD"),
  XZ("xz", ".xz", "FD377A585A00"),
  /** Compressed in itself, page by page. */
  PARQUET("Parquet", ".parquet", "50415231");

  private static final int LONGEST_MAGIC = 6;

  private final String shown;
  private final String suffix;
  private final String magic;

  /**
   * @param magic its first bytes, in hexadecimal digits
   */
  Compression(String shown, String suffix, String magic) {
    this.shown = shown;
    this.suffix = suffix;
    this.magic = magic;
  }

  /**
   * Looks at a file's first bytes.
   *
   * @throws MalformedRecordException when its name promises a compression that it does not have
   */
  public static Compression of(DeliveredFile file) {
    String head = HexFormat.of().withUpperCase().formatHex(head(file.place()));
    String name = file.name().toLowerCase(Locale.ROOT);
    Compression found = NONE;
    for (Compression each : values()) {
      if (each != NONE && head.startsWith(each.magic)) {
        found = each;
      }
    }
    for (Compression each : values()) {
      if (each != NONE && name.endsWith(each.suffix) && found == NONE) {
        throw new MalformedRecordException(
            file.name(),
            0,
            "",
            head.isEmpty()
                ? "the file is empty, which no %s file is. Deliver it again.".formatted(each.shown)
                : "byte 1 is not where a %s file begins, as its name says it is. Deliver it again, or name it otherwise."
                    .formatted(each.shown));
      }
    }
    return found;
  }

  private static byte[] head(String place) {
    try (InputStream in = Storage.in(place)) {
      return in.readNBytes(LONGEST_MAGIC);
    } catch (IOException e) {
      throw new StorageException(place, e);
    }
  }

  @Override
  public String toString() {
    return shown;
  }
}
