package io.martlet.spark.delivery;

/** Whether bytes are UTF-8, as RFC 3629 has it. */
public final class Utf8 {

  private Utf8() {}

  /** The first byte that cannot stand where it does; -1 when there is none. */
  public static int fault(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int lead = bytes[at];
      if (lead >= 0) {
        at++;
        continue;
      }
      int more = more(lead & 0xFF);
      if (more == 0 || at + more >= to || !isSecond(lead & 0xFF, bytes[at + 1] & 0xFF)) {
        return at;
      }
      for (int i = 2; i <= more; i++) {
        if ((bytes[at + i] & 0xC0) != 0x80) {
          return at;
        }
      }
      at += 1 + more;
    }
    return -1;
  }

  /** How many bytes follow; 0 for what begins no character. */
  private static int more(int lead) {
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    return lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  }

  /** Neither a longer form than needed, nor a surrogate, nor beyond Unicode. */
  private static boolean isSecond(int lead, int second) {
    int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= least && second <= most;
  }
}
