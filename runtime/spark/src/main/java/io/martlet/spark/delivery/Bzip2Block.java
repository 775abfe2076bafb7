package io.martlet.spark.delivery;

import java.io.IOException;

/**
 * Decompresses one block of a bzip2 stream, by the format that bzip2 1.0 writes: Huffman codes of
 * positions in a list of the last bytes, the Burrows-Wheeler transform, runs of four and more.
 */
final class Bzip2Block {

  private static final int GROUP = 50;
  private static final int[] CRC = crcTable();

  private final SortedBlock sorted = new SortedBlock();
  private final byte[] bytes = new byte[6144];
  private final byte[] used = new byte[256];
  private final byte[] selectors = new byte[32_768];
  private final byte[] lengths = new byte[HuffmanCode.MOST_SYMBOLS];
  private final HuffmanCode[] codes = new HuffmanCode[6];

  private int selectorCount;
  private int at;
  private int limit;
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
    sorted.begin(used, symbols);
    readPositions(in, symbols + 1);
    if (origin >= sorted.size()) {
      throw damaged();
    }
    sorted.end(origin);
    at = 0;
    limit = 0;
    run = 0;
    repeat = 0;
    last = -1;
    crc = -1;
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

  /** Undoes move-to-front and the coding of zero runs. */
  private void readPositions(BitInput in, int end) throws IOException {
    byte[] front = new byte[used.length];
    for (int i = 0; i < front.length; i++) {
      front[i] = (byte) i;
    }
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
        if (weight > SortedBlock.LARGEST) {
          throw damaged();
        }
        zeros += weight << symbol;
        weight <<= 1;
        continue;
      }
      if (zeros > 0) {
        if (sorted.isFull(zeros)) {
          throw damaged();
        }
        sorted.add(front[0] & 0xFF, zeros);
        zeros = 0;
        weight = 1;
      }
      if (symbol == end) {
        return;
      }
      if (sorted.isFull(1)) {
        throw damaged();
      }
      int place = symbol - 1;
      byte number = front[place];
      System.arraycopy(front, 0, front, 1, place);
      front[0] = number;
      sorted.add(number & 0xFF);
    }
  }

  /**
   * Hands over bytes.
   *
   * @return how many; 0 when there are no more
   * @throws DamagedFileException when the bytes have not the block's checksum
   */
  int read(byte[] into, int from, int most) throws IOException {
    int put = from;
    int end = from + most;
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
      if (at == limit) {
        at = 0;
        limit = sorted.read(bytes);
        if (limit == 0) {
          break;
        }
      }
      int value = bytes[at++] & 0xFF;
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
    if (put == from && most > 0 && ~crc != expected) {
      throw new DamagedFileException("a block has not the checksum that it should have");
    }
    return put - from;
  }
}
