package io.martlet.spark.infer;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import io.martlet.spark.delivery.FileHead;
import io.martlet.spark.delivery.Utf8;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The encoding of a file. */
final class EncodingGuess {

  static final String UTF_8 = StandardCharsets.UTF_8.name();

  /** What Western programs write that write no UTF-8; ISO 8859-1 is a part of it. */
  static final String WESTERN = "windows-1252";

  /** What those of a command line write, where windows-1252 has no character for some byte. */
  private static final String WESTERN_DOS = "IBM850";

  private static final byte[] NONE_IN_WESTERN = {
    (byte) 0x81, (byte) 0x8D, (byte) 0x8F, (byte) 0x90, (byte) 0x9D
  };

  private static final int SURE = 30;
  private static final int LONGEST_CHARACTER = 4;

  private EncodingGuess() {}

  /** By marks, zeros, and whether it is UTF-8; if it is none of these, by its letters. */
  static String of(FileHead head) {
    byte[] bytes = head.bytes();
    if (begins(bytes, 0xFE, 0xFF) || begins(bytes, 0xFF, 0xFE)) {
      return "UTF-16";
    }
    if (zeros(bytes, 0) > bytes.length / 8) {
      return "UTF-16BE";
    }
    if (zeros(bytes, 1) > bytes.length / 8) {
      return "UTF-16LE";
    }
    int fault = Utf8.fault(bytes, 0, bytes.length);
    boolean cut = !head.whole() && fault > bytes.length - LONGEST_CHARACTER;
    return fault < 0 || cut ? UTF_8 : ofSingleBytes(bytes);
  }

  private static boolean begins(byte[] bytes, int first, int second) {
    return bytes.length > 1 && bytes[0] == (byte) first && bytes[1] == (byte) second;
  }

  private static int zeros(byte[] bytes, int from) {
    int zeros = 0;
    for (int i = from; i < bytes.length; i += 2) {
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    return zeros;
  }

  /** By what languages have which letters. */
  static String ofSingleBytes(byte[] bytes) {
    byte[] sample = Arrays.copyOf(bytes, Math.min(bytes.length, 1 << 16));
    CharsetMatch best = new CharsetDetector().setText(sample).detect();
    boolean western = best == null || best.getConfidence() < SURE || isWestern(best.getName());
    if (western) {
      return hasNone(bytes) ? WESTERN_DOS : WESTERN;
    }
    return best.getName();
  }

  private static boolean isWestern(String name) {
    return name.equals("ISO-8859-1")
        || name.equals(WESTERN)
        || name.startsWith("UTF-")
        || !Charset.isSupported(name)
        || Charset.forName(name).newDecoder().maxCharsPerByte() != 1
        || Charset.forName(name).newEncoder().maxBytesPerChar() != 1;
  }

  private static boolean hasNone(byte[] bytes) {
    boolean[] seen = new boolean[256];
    for (byte each : bytes) {
      seen[each & 0xFF] = true;
    }
    for (byte none : NONE_IN_WESTERN) {
      if (seen[none & 0xFF]) {
        return true;
      }
    }
    return false;
  }
}
