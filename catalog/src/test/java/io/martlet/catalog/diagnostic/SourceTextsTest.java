package io.martlet.catalog.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTextsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "\n", "ab\nc\n", "a\r\nbc\rd", "\r\n\r\n", "\u2028ä€\u0085", "😀x\n😀"})
  void lengthsAreThoseOfTheLines(String text) {
    assertThat(SourceTexts.lineLengths(text))
        .containsExactly(
            SourceTexts.lines(text).stream()
                .mapToInt(line -> line.codePointCount(0, line.length()))
                .toArray());
  }
}
