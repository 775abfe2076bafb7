package io.martlet.spark.delivery;

import java.io.IOException;
import java.util.Arrays;

/**
 * Decompresses one block of a bzip2 stream, by the format that bzip2 1.0 writes: Huffman codes of
 * positions in a list of the last bytes, the Burrows-Wheeler transform, runs of four and more.
 */
final class Bzip2Block {

  private static final int GROUP = 50;
  private static final int LARGEST = 900_000;
  private static final int[] CRC = crcTable();

  private final int[] order = new int[LARGEST];
  private final byte[] used = new byte[256];
  private final byte[] selectors = new byte[32_768];
  private final byte[] lengths = new byte[HuffmanCode.MOST_SYMBOLS];
  private final HuffmanCode[] codes = new HuffmanCode[6];
  private final int[] counts = new int[256];

  private int selectorCount;
  private int size;
  private int next;
  private int left;
  private int run;
  private int last;
  private int repeat;
  private int crc;
  private int expected;

  Bzip2Block() {
    for (int i = 0; i < codes.length; i++) {
      codes[i] = new HuffmanCode();
    }
  }

  private static int[] crcTable() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i << 24;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        crc = crc < 0 ? crc << 1 ^ 0x04C11DB7 : crc << 1;
      }
      table[i] = crc;
    }
    return table;
  }

  /** The checksum that the block says it has. */
  int checksum() {
    return expected;
  }

  /**
   * Reads the block behind its marker.
   *
   * @throws DamagedFileException when that is no block
   */
  void decode(BitInput in) throws IOException {
    expected = in.read(32);
    if (in.read(1) != 0) {
      throw new DamagedFileException("its blocks are randomised, as bzip2 did before 1.0");
    }
    int origin = in.read(24);
    int symbols = readUsed(in);
    readCodes(in, symbols + 2);
    size = readPositions(in, symbols + 1);
    if (origin >= size) {
      throw damaged();
    }
    begin(origin);
  }

  static DamagedFileException damaged() {
    return new DamagedFileException("a block is not coded as bzip2 codes");
  }

  private int readUsed(BitInput in) throws IOException {
    int groups = in.read(16);
    int symbols = 0;
    for (int high = 0; high < 16; high++) {
      if ((groups & 0x8000 >> high) != 0) {
        int group = in.read(16);
        for (int low = 0; low < 16; low++) {
          if ((group & 0x8000 >> low) != 0) {
            used[symbols++] = (byte) (high << 4 | low);
          }
        }
      }
    }
    if (symbols == 0) {
      throw damaged();
    }
    return symbols;
  }

  private void readCodes(BitInput in, int alphabet) throws IOException {
    int tables = in.read(3);
    int count = in.read(15);
    if (tables < 2 || tables > 6 || count == 0) {
      throw damaged();
    }
    byte[] recent = {0, 1, 2, 3, 4, 5};
    for (int i = 0; i < count; i++) {
      int place = 0;
      while (in.read(1) == 1) {
        if (++place >= tables) {
          throw damaged();
        }
      }
      byte table = recent[place];
      System.arraycopy(recent, 0, recent, 1, place);
      recent[0] = table;
      selectors[i] = table;
    }
    selectorCount = count;
    for (int table = 0; table < tables; table++) {
      int length = in.read(5);
      for (int symbol = 0; symbol < alphabet; symbol++) {
        while (in.read(1) == 1) {
          length += in.read(1) == 0 ? 1 : -1;
          if (length < 1 || length > HuffmanCode.LONGEST) {
            throw damaged();
          }
        }
        if (length < 1 || length > HuffmanCode.LONGEST) {
          throw damaged();
        }
        lengths[symbol] = (byte) length;
      }
      codes[table].set(lengths, alphabet);
    }
  }

  /** Undoes move-to-front and the coding of zero runs; counts bytes on the way. */
  private int readPositions(BitInput in, int end) throws IOException {
    Arrays.fill(counts, 0);
    byte[] front = used.clone();
    int filled = 0;
    int group = -1;
    int inGroup = 0;
    HuffmanCode code = codes[0];
    int zeros = 0;
    int weight = 1;
    while (true) {
      if (inGroup == 0) {
        if (++group >= selectorCount) {
          throw damaged();
        }
        code = codes[selectors[group]];
        inGroup = GROUP;
      }
      inGroup--;
      int symbol = code.read(in);
      if (symbol <= 1) {
        if (weight > LARGEST) {
          throw damaged();
        }
        zeros += weight << symbol;
        weight <<= 1;
        continue;
      }
      if (zeros > 0) {
        if (filled + zeros > LARGEST) {
          throw damaged();
        }
        int value = front[0] & 0xFF;
        counts[value] += zeros;
        Arrays.fill(order, filled, filled + zeros, value);
        filled += zeros;
        zeros = 0;
        weight = 1;
      }
      if (symbol == end) {
        return filled;
      }
      if (filled == LARGEST) {
        throw damaged();
      }
      int place = symbol - 1;
      byte value = front[place];
      System.arraycopy(front, 0, front, 1, place);
      front[0] = value;
      counts[value & 0xFF]++;
      order[filled++] = value & 0xFF;
    }
  }

  /** Undoes the Burrows-Wheeler transform: each byte gets the place of the next above it. */
  private void begin(int origin) {
    int sum = 0;
    for (int i = 0; i < counts.length; i++) {
      int count = counts[i];
      counts[i] = sum;
      sum += count;
    }
    for (int i = 0; i < size; i++) {
      int value = order[i] & 0xFF;
      order[counts[value]++] |= i << 8;
    }
    next = order[origin] >>> 8;
    left = size;
    run = 0;
    repeat = 0;
    last = -1;
    crc = -1;
  }

  /**
   * Hands over bytes.
   *
   * @return how many; 0 when there are no more
   * @throws DamagedFileException when the bytes have not the block's checksum
   */
  int read(byte[] into, int at, int most) throws IOException {
    int put = at;
    int end = at + most;
    int own = crc;
    while (put < end) {
      if (repeat > 0) {
        int times = Math.min(repeat, end - put);
        repeat -= times;
        for (int i = 0; i < times; i++) {
          into[put++] = (byte) last;
          own = own << 8 ^ CRC[own >>> 24 ^ last];
        }
        continue;
      }
      if (left == 0) {
        break;
      }
      int entry = order[next];
      int value = entry & 0xFF;
      next = entry >>> 8;
      left--;
      if (run == 4) {
        repeat = value;
        run = 0;
        continue;
      }
      run = value == last ? run + 1 : 1;
      last = value;
      into[put++] = (byte) value;
      own = own << 8 ^ CRC[own >>> 24 ^ value];
    }
    crc = own;
    if (put == at && most > 0 && ~crc != expected) {
      throw new DamagedFileException("a block has not the checksum that it should have");
    }
    return put - at;
  }
}
