package io.martlet.spark.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Words for true and false; where none are declared, these in any case. */
final class BoolReader extends ValueReader {

  private final byte[] yes;
  private final byte[] no;
  private final boolean anyCase;
  private boolean value;

  BoolReader(ValueForm form) {
    super(form);
    anyCase = form.booleans().isEmpty();
    List<String> words = anyCase ? List.of("true", "false") : form.booleans();
    yes = words.get(0).getBytes(StandardCharsets.UTF_8);
    no = words.get(1).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  boolean parse(byte[] bytes, int from, int to) {
    value = is(yes, bytes, from, to);
    return value || is(no, bytes, from, to);
  }

  private boolean is(byte[] word, byte[] bytes, int from, int to) {
    return anyCase
        ? word.length == to - from
            && new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)
                .equalsIgnoreCase(new String(word, StandardCharsets.ISO_8859_1))
        : Arrays.equals(word, 0, word.length, bytes, from, to);
  }

  @Override
  public long integer() {
    return value ? 1 : 0;
  }

  @Override
  protected void put(ColumnBuffer out) {
    out.add(value ? 1L : 0L);
  }

  @Override
  protected String shown() {
    return Boolean.toString(value);
  }
}
