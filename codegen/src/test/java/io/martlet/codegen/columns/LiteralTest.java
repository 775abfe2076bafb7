package io.martlet.codegen.columns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiteralTest {

  @Test
  void whatJavaReadsOtherwiseIsEscaped() {
    assertThat(Literal.of("a \"b\" \\ c\n")).isEqualTo("\"a \\\"b\\\" \\\\ c\\n\"");
    assertThat(Literal.of("\u200d")).isEqualTo("\"\\u200d\"");
    assertThat(Literal.of("\u2028")).isEqualTo("\"\\u2028\"");
  }

  @Test
  void aControlCharacterIsNoUnicodeEscape() {
    String literal = Literal.of(Character.toString(0x1a) + "7");

    assertThat(literal).isEqualTo("\"\\0327\"");
    assertThat(literal.substring(1, literal.length() - 1).translateEscapes())
        .isEqualTo(Character.toString(0x1a) + "7");
  }
}
