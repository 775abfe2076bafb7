package io.martlet.spark.infer;

import io.martlet.spark.delivery.CsvSplit;
import io.martlet.spark.delivery.MalformedRecordException;
import java.util.List;
import java.util.stream.IntStream;

/** Whether files can be of one universe, which declares one format for all. */
final class SameFormat {

  private SameFormat() {}

  /**
   * The encoding of all.
   *
   * @throws MalformedRecordException when a file is not written as the first one is
   */
  static String encoding(List<CsvSplit> files, List<FormatGuess> guesses) {
    for (int i = 1; i < files.size(); i++) {
      requireSame(files, guesses.get(0), guesses.get(i), i);
    }
    int telling =
        IntStream.range(0, files.size()).filter(i -> !guesses.get(i).ascii()).findFirst().orElse(0);
    String encoding = guesses.get(telling).encoding();
    for (int i = 0; i < files.size(); i++) {
      if (!guesses.get(i).ascii() && !guesses.get(i).encoding().equals(encoding)) {
        throw differs(files, telling, i, "is in " + encoding, "in " + guesses.get(i).encoding());
      }
    }
    return encoding;
  }

  private static void requireSame(
      List<CsvSplit> files, FormatGuess first, FormatGuess other, int place) {
    if (other.head().isEmpty() || first.width() == 1 || other.width() == 1) {
      return;
    }
    if (first.dialect().delimiter() != other.dialect().delimiter()) {
      throw differs(
          files,
          0,
          place,
          "is separated by \"%s\"".formatted(shown(first.dialect().delimiter())),
          "by \"%s\"".formatted(shown(other.dialect().delimiter())));
    }
    boolean header = first.format(first.encoding()).names().isEmpty();
    if (header != other.format(other.encoding()).names().isEmpty()) {
      throw differs(
          files,
          0,
          place,
          header ? "has a header" : "has no header",
          header ? "seems to have none" : "seems to have one");
    }
  }

  private static String shown(int sign) {
    return sign == '\t' ? "\\t" : String.valueOf((char) sign);
  }

  private static MalformedRecordException differs(
      List<CsvSplit> files, int first, int other, String is, String butIs) {
    return new MalformedRecordException(
        files.get(other).file().name(),
        0,
        "",
        "%s %s, this file %s: files of a universe are written in one way. Make a universe of each, or have them delivered alike."
            .formatted(files.get(first).file().name(), is, butIs));
  }
}
