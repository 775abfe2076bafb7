package io.martlet.catalog.format;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.BlockEndToken;
import org.yaml.snakeyaml.tokens.Token;

/** The comments and empty lines of a YAML text: what lies between its tokens. */
final class Remarks {

  private Remarks() {}

  /** In order. The text's lines end in {@code \n}. */
  static List<Remark> of(String text) {
    BitSet inTokens = inTokens(text);
    List<Remark> remarks = new ArrayList<>();
    int start = 0;
    int line = 0;
    for (String content : text.split("\n", -1)) {
      int[] characters = content.codePoints().toArray();
      of(characters, start, line, inTokens).ifPresent(remarks::add);
      start += characters.length + 1;
      line++;
    }
    return remarks;
  }

  private static Optional<Remark> of(int[] characters, int start, int line, BitSet inTokens) {
    boolean alone = true;
    for (int i = 0; i < characters.length; i++) {
      if (inTokens.get(start + i)) {
        alone = false;
      } else if (characters[i] == '#') {
        String comment = new String(characters, i, characters.length - i).stripTrailing();
        return Optional.of(new Remark(line, i, comment, alone));
      }
    }
    boolean between = !inTokens.get(start + characters.length);
    return alone && between ? Optional.of(new Remark(line, 0, "", true)) : Optional.empty();
  }

  private static BitSet inTokens(String text) {
    BitSet inTokens = new BitSet();
    Scanner scanner = new ScannerImpl(new StreamReader(text), new LoaderOptions());
    while (scanner.checkToken()) {
      Token token = scanner.getToken();
      if (!(token instanceof BlockEndToken)) {
        inTokens.set(token.getStartMark().getIndex(), token.getEndMark().getIndex());
      }
    }
    return inTokens;
  }
}
