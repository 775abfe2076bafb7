package io.martlet.catalog.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.Location;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextPrinterTest {

  private static final SourceTexts SOURCES =
      new SourceTexts(
          Map.of(
              "a.yaml",
              "one\n\ttab: 🦜 bad\n" + "wide ".repeat(40) + "bad\n",
              "Bank.java",
              "  .reads(AGE)\n"));

  @Test
  void everyLineOfTextFitsIn80Columns() {
    Diagnostic wide = diagnostic(new Location("a.yaml", 3, 201, 3, 204), "word ".repeat(60));
    assertThat(TextPrinter.plain(SOURCES).print(wide).lines())
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void caretsStandUnderThePlaceInALongLine() {
    Diagnostic far = diagnostic(new Location("a.yaml", 3, 201, 3, 204), "Wrong.");
    String[] lines = TextPrinter.plain(SOURCES).print(far).split("\n");
    assertThat(lines[1].substring(lines[2].indexOf('^'), lines[2].lastIndexOf('^') + 1))
        .isEqualTo("bad");
  }

  @Test
  void tabsAndSurrogatesDoNotShiftTheCarets() {
    Diagnostic bad = diagnostic(new Location("a.yaml", 2, 9, 2, 12), "Wrong.");
    assertThat(TextPrinter.plain(SOURCES).print(bad))
        .isEqualTo(
            """
            a.yaml:2:9: error[some-rule]: Wrong.
            2 |  tab: 🦜 bad
              |         ^^^
              = Do better.
            """);
  }

  @Test
  void aLineOfJavaIsShownWithoutCarets() {
    Diagnostic java = diagnostic(Location.ofLine("Bank.java", 1), "Wrong.");
    assertThat(TextPrinter.plain(SOURCES).print(java))
        .isEqualTo(
            """
            Bank.java:1:1: error[some-rule]: Wrong.
            1 |   .reads(AGE)
              = Do better.
            """);
  }

  @Test
  void withoutItsSourceAPlaceIsNamed() {
    Diagnostic java = diagnostic(new Location("Other.java", 41, 3, 41, 9), "Wrong.");
    assertThat(TextPrinter.plain(SOURCES).print(java))
        .isEqualTo("Other.java:41:3: error[some-rule]: Wrong.\n  = Do better.\n");
  }

  @Test
  void withoutAPlaceTheRuleComesFirst() {
    assertThat(TextPrinter.plain(SOURCES).print(diagnostic(Location.NONE, "Wrong.")))
        .startsWith("error[some-rule]: Wrong.");
  }

  @Test
  void colourOnlyWhenAsked() {
    Diagnostic bad = diagnostic(new Location("a.yaml", 1, 1, 1, 4), "Wrong.");
    assertThat(TextPrinter.plain(SOURCES).print(bad)).doesNotContain("\u001b");
    assertThat(TextPrinter.coloured(SOURCES).print(bad))
        .contains("\u001b[1;31merror[some-rule]:\u001b[0m", "\u001b[1;31m^^^\u001b[0m");
  }

  @Test
  void noControlCharacterOfASourceReachesTheTerminal() {
    SourceTexts hostile = new SourceTexts(Map.of("a.yaml", "x\u001b[2Jy"));
    Diagnostic bad = diagnostic(new Location("a.yaml", 1, 1, 1, 2), "Wrong.");
    assertThat(TextPrinter.plain(hostile).print(bad)).doesNotContain("\u001b");
  }

  private static Diagnostic diagnostic(Location place, String message) {
    return new Diagnostic("some-rule", Severity.ERROR, message, "Do better.", "", place);
  }
}
