package io.martlet.catalog.yaml;

/** Keeps equal texts once: thousands of models read one column. */
final class SameTexts {

  /** Texts that were made to collide are kept as they come, rather than searched for. */
  private static final int MOST_TRIES = 16;

  private String[] table = new String[256];
  private int size;

  /** An equal text, mostly the same one. */
  String same(String text) {
    int mask = table.length - 1;
    int place = ((text.hashCode() * 0x9E3779B9) >>> 7) & mask;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      String there = table[place];
      if (there == null) {
        table[place] = text;
        if (2 * ++size > table.length) {
          grow();
        }
        return text;
      }
      if (there.equals(text)) {
        return there;
      }
      place = (place + 1) & mask;
    }
    return text;
  }

  private void grow() {
    String[] old = table;
    table = new String[2 * old.length];
    size = 0;
    for (String text : old) {
      if (text != null) {
        same(text);
      }
    }
  }
}
