package io.martlet.catalog.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.Location;
import io.martlet.catalog.check.Rules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing that a catalog, a delivery or a model says commands a terminal or a build server. */
class PrintableTest {

  private static final String HOSTILE =
      "a\u001b[31m\u0007\u0085\u009b b\u202ec\u2066d\u200be\uFEFF f\r\n::error::g ##[error]h\n  ::warning::i";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain text: std::vector, 50%, #1 | plain text: std::vector, 50%, #1",
        "größer, 日本, 👍 | größer, 日本, 👍",
        "::error::x | \\u{3a}:error::x",
        "x ::error::y | x \\u{3a}:error::y",
        "x ##[error]y | x \\u{23}#[error]y"
      })
  void whatCommandsIsSpeltOut(String text, String printable) {
    assertThat(Printable.of(text)).isEqualTo(printable);
    assertThat(Printable.of(printable)).isEqualTo(printable);
  }

  @Test
  void whatIsNotSeenIsSpeltOut() {
    assertThat(Printable.of("a\u001bb\u202ec\u200bd\ne"))
        .isEqualTo("a\\u{1b}b\\u{202e}c\\u{200b}d\\u{a}e");
    assertThat(Printable.lines("a\tb\nc\u001b\n ::error::d"))
        .isEqualTo("a\tb\nc\\u{1b}\n \\u{3a}:error::d");
  }

  @Test
  void everyPrinterGoesThroughIt() {
    SourceTexts sources = new SourceTexts(Map.of(HOSTILE, "x: " + HOSTILE));
    Diagnostic diagnostic =
        new Diagnostic(
            "unknown-column",
            Severity.ERROR,
            HOSTILE,
            HOSTILE,
            HOSTILE,
            new Location(HOSTILE, 1, 1, 1, 2));

    for (String printed :
        List.of(
            TextPrinter.plain(sources).print(List.of(diagnostic)),
            new JunitPrinter(Rules.all()).print(List.of(diagnostic)))) {
      assertHarmless(printed);
      assertThat(printed.lines()).noneMatch(line -> line.strip().startsWith("::"));
    }
    String github = new GithubPrinter("").print(List.of(diagnostic));
    assertHarmless(github);
    assertThat(github.lines()).singleElement().asString().startsWith("::error file=");
  }

  private static void assertHarmless(String printed) {
    assertThat(printed.codePoints().filter(each -> each != '\n')).allMatch(Printable::isShown);
    assertThat(printed).doesNotContain("##[");
  }
}
