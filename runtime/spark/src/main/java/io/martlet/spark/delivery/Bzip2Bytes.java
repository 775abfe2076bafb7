package io.martlet.spark.delivery;

import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;

/**
 * The blocks of a bzip2 file that begin in a split. Where no marker is known, the first one in the
 * split is looked for: 48 bits that may stand in a block by chance, too, so that whoever reads all
 * splits must see that each begins where the one before it ends.
 */
final class Bzip2Bytes implements SplitBytes {

  private static final long BLOCK = 0x314159265359L;
  private static final long END = 0x177245385090L;
  private static final int MARKER = 48;
  private static final long MASK = (1L << MARKER) - 1;

  private final StorageInput raw;
  private final BitInput in;
  private final long start;
  private final long endBit;
  private final Bzip2Block block = new Bzip2Block();
  private boolean inBlock;
  private long marker;
  private long markerBit;
  private boolean atEnd;

  private long given;
  private long length = Long.MAX_VALUE;
  private long begin = -1;
  private long end;
  private CombinedChecksum first = CombinedChecksum.NONE;
  private CombinedChecksum current = CombinedChecksum.NONE;
  private boolean ends;
  private int checksum;

  /**
   * @param from the split's first byte in the file
   * @param to the first one behind it
   * @param known the bit where the first marker is; -1 when that is not known
   */
  Bzip2Bytes(String place, long from, long to, long known) throws IOException {
    this.start = known < 0 ? from : known / Byte.SIZE;
    this.raw = StorageInput.at(place, start);
    this.in = new BitInput(raw, start);
    this.endBit = to * Byte.SIZE;
    try {
      start(from, known);
    } catch (IOException e) {
      raw.close();
      throw damaged(e);
    }
  }

  private void start(long from, long known) throws IOException {
    if (known >= 0) {
      in.read((int) (known % Byte.SIZE));
      readMarker();
    } else if (from == 0) {
      readHeader();
      readMarker();
    } else {
      find();
    }
    if (!atEnd) {
      begin = markerBit;
    }
  }

  private void find() throws IOException {
    long window = 0;
    for (int read = 0; in.position() < endBit + MARKER && !in.isAtEnd(); read++) {
      window = (window << 1 | in.read(1)) & MASK;
      if (read >= MARKER - 1 && (window == BLOCK || window == END)) {
        marker = window;
        markerBit = in.position() - MARKER;
        atEnd = markerBit >= endBit;
        length = atEnd ? 0 : length;
        return;
      }
    }
    atEnd = true;
    length = 0;
  }

  private void readHeader() throws IOException {
    int level = 0;
    boolean fits = in.read(8) == 'B' && in.read(8) == 'Z' && in.read(8) == 'h';
    if (fits) {
      level = in.read(8);
    }
    if (!fits || level < '1' || level > '9') {
      throw new DamagedFileException("what follows there is no bzip2 stream");
    }
  }

  private void readMarker() throws IOException {
    markerBit = in.position();
    marker = (long) in.read(24) << 24 | in.read(24);
    if (marker != BLOCK && marker != END) {
      throw new DamagedFileException("a block, or the end of the stream, was expected");
    }
  }

  @Override
  public int read(byte[] into, int at, int most) throws IOException {
    try {
      while (true) {
        if (inBlock) {
          int read = block.read(into, at, most);
          if (read > 0) {
            given += read;
            return read;
          }
          inBlock = false;
          if (length == Long.MAX_VALUE) {
            current = current.plus(block.checksum());
          }
          readMarker();
        }
        if (!next()) {
          return -1;
        }
      }
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /** Goes on to the next block; false at the end of the file. */
  private boolean next() throws IOException {
    while (!atEnd) {
      if (markerBit >= endBit) {
        endSplit(markerBit);
      }
      if (marker == BLOCK) {
        block.decode(in);
        inBlock = true;
        return true;
      }
      endStream(in.read(32));
    }
    return false;
  }

  private void endSplit(long bit) {
    if (length == Long.MAX_VALUE) {
      length = given;
      end = bit;
    }
  }

  private void endStream(int said) throws IOException {
    if (length == Long.MAX_VALUE) {
      if (!ends) {
        first = current;
        checksum = said;
        ends = true;
      } else if (current.checksum() != said) {
        throw new DamagedFileException("the stream has not the checksum that it should have");
      }
      current = CombinedChecksum.NONE;
    }
    in.toByte();
    if (in.isAtEnd()) {
      atEnd = true;
      endSplit(in.position());
    } else {
      readHeader();
      readMarker();
    }
  }

  private DamagedFileException damaged(IOException e) {
    String what = e instanceof EOFException ? "it is cut off there" : e.getMessage();
    return new DamagedFileException(
        String.format(
            Locale.ROOT,
            "the bzip2 stream is damaged at byte %,d: %s",
            in.position() / Byte.SIZE + 1,
            what));
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public StreamPart part() {
    return ends
        ? new StreamPart(begin, end, first, true, checksum, current)
        : new StreamPart(begin, end, current, false, 0, CombinedChecksum.NONE);
  }

  @Override
  public long taken() {
    return in.position() / Byte.SIZE - start;
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
