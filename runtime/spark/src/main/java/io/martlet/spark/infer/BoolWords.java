package io.martlet.spark.infer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether the values of a column are two words for true and false. */
final class BoolWords {

  private static final List<List<String>> PAIRS =
      List.of(
          List.of("true", "false"),
          List.of("yes", "no"),
          List.of("y", "n"),
          List.of("t", "f"),
          List.of("on", "off"),
          List.of("ja", "nein"),
          List.of("j", "n"),
          List.of("wahr", "falsch"),
          List.of("oui", "non"),
          List.of("vrai", "faux"),
          List.of("si", "no"),
          List.of("sí", "no"),
          List.of("sim", "não"),
          List.of("tak", "nie"));

  private static final int LONGEST = 6;

  private byte[] one;
  private byte[] other;
  private boolean out;

  /** Whether they still are. */
  boolean mayBe() {
    return !out;
  }

  void end() {
    out = true;
  }

  void add(byte[] bytes, int from, int to) {
    if (out || is(one, bytes, from, to) || is(other, bytes, from, to)) {
      return;
    }
    byte[] word = to - from <= LONGEST ? Arrays.copyOfRange(bytes, from, to) : null;
    if (word == null || other != null) {
      // Of true and false, alone, any case is read.
      out = word == null || !isUsual(word) || !isUsual(one) || !isUsual(other);
    } else if (one == null) {
      one = word;
      out = PAIRS.stream().noneMatch(pair -> pair.contains(lower(word)));
    } else {
      other = word;
      out = pair().isEmpty();
    }
  }

  private static boolean is(byte[] word, byte[] bytes, int from, int to) {
    return word != null && Arrays.equals(word, 0, word.length, bytes, from, to);
  }

  /** The words for true and false as they are written; none for the usual ones, in any case. */
  Optional<List<String>> words() {
    if (out || one == null) {
      return Optional.empty();
    }
    boolean usual = isUsual(one) && (other == null || isUsual(other));
    if (usual) {
      return Optional.of(List.of());
    }
    return other == null ? Optional.empty() : pair();
  }

  private Optional<List<String>> pair() {
    String first = text(one);
    String second = text(other);
    if (isUsual(one) && isUsual(other)) {
      return Optional.of(List.of());
    }
    for (List<String> pair : PAIRS) {
      if (pair.equals(List.of(lower(one), lower(other)))) {
        return Optional.of(List.of(first, second));
      }
      if (pair.equals(List.of(lower(other), lower(one)))) {
        return Optional.of(List.of(second, first));
      }
    }
    return Optional.empty();
  }

  private static boolean isUsual(byte[] word) {
    return PAIRS.get(0).contains(lower(word));
  }

  private static String lower(byte[] word) {
    return text(word).toLowerCase(Locale.ROOT);
  }

  private static String text(byte[] word) {
    return new String(word, StandardCharsets.UTF_8);
  }
}
