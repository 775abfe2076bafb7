package io.martlet.spark.delivery;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Which encodings can be read from the middle of a file, and how they become UTF-8. */
final class Encoding {

  /** What no UTF-8 has: it stands before the two digits of a byte that an encoding has not. */
  static final byte UNKNOWN = (byte) 0xFF;

  private Encoding() {}

  static boolean isUtf8(String name) {
    Charset charset = Charset.forName(name);
    return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
  }

  /** Whether each byte is a character of its own. */
  static boolean isSingleByte(String name) {
    Charset charset = Charset.forName(name);
    return charset.canEncode()
        && charset.newEncoder().maxBytesPerChar() == 1
        && charset.newDecoder().maxCharsPerByte() == 1;
  }

  /** Whether a reader that begins anywhere reads what one from the first byte does. */
  static boolean isSplittable(String name) {
    return isUtf8(name) || isSingleByte(name);
  }

  /** A file's bytes as UTF-8. */
  static SplitBytes utf8(SplitBytes bytes, String name) {
    if (isUtf8(name)) {
      return bytes;
    }
    return isSingleByte(name) ? new SingleByteText(bytes, name) : new DecodedText(bytes, name);
  }

  /** Each byte of a single-byte encoding in UTF-8. */
  static byte[][] table(String name) {
    byte[][] table = new byte[256][];
    for (int i = 0; i < table.length; i++) {
      table[i] = utf8(Charset.forName(name), (byte) i);
    }
    return table;
  }

  private static byte[] utf8(Charset charset, byte each) {
    try {
      CharBuffer one =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(new byte[] {each}));
      return one.toString().getBytes(StandardCharsets.UTF_8);
    } catch (CharacterCodingException none) {
      return unknown(each);
    }
  }

  /** What stands for a byte that an encoding has not. */
  static byte[] unknown(byte each) {
    return new byte[] {
      UNKNOWN, digit(each >> 4), digit(each),
    };
  }

  private static byte digit(int half) {
    return (byte) Character.toUpperCase(Character.forDigit(half & 15, 16));
  }
}
