package io.martlet.spark.delivery;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/** Canonical codes of up to 20 bits. */
final class HuffmanCode {

  static final int LONGEST = 20;
  static final int MOST_SYMBOLS = 258;
  private static final int QUICK = 11;

  /** For the next bits: symbol and length, or 0 when the code is longer. */
  private final short[] quick = new short[1 << QUICK];

  private final int[] limits = new int[LONGEST + 2];
  private final int[] bases = new int[LONGEST + 2];
  private final short[] symbols = new short[MOST_SYMBOLS];

  void set(byte[] lengths, int alphabet) throws DamagedFileException {
    Arrays.fill(quick, (short) 0);
    int code = 0;
    int index = 0;
    for (int length = 1; length <= LONGEST; length++) {
      bases[length] = index - code;
      for (int symbol = 0; symbol < alphabet; symbol++) {
        if (lengths[symbol] == length) {
          symbols[index++] = (short) symbol;
          if (code >= 1 << length) {
            throw Bzip2Block.damaged();
          }
          if (length <= QUICK) {
            int first = code << (QUICK - length);
            Arrays.fill(
                quick, first, first + (1 << (QUICK - length)), (short) (symbol << 4 | length));
          }
          code++;
        }
      }
      limits[length] = code;
      code <<= 1;
    }
  }

  int read(BitInput in) throws IOException {
    int found = quick[in.peek(QUICK)];
    if (found != 0) {
      in.skip(found & 15);
      return found >>> 4;
    }
    int bits = in.peek(LONGEST);
    for (int length = QUICK + 1; length <= LONGEST; length++) {
      int code = bits >>> (LONGEST - length);
      if (code < limits[length]) {
        int index = code + bases[length];
        if (index < 0) {
          throw Bzip2Block.damaged();
        }
        in.skip(length);
        return symbols[index];
      }
    }
    if (in.isAtEnd()) {
      throw new EOFException();
    }
    throw Bzip2Block.damaged();
  }
}
