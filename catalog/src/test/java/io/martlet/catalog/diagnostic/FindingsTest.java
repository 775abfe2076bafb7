package io.martlet.catalog.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.Location;
import org.junit.jupiter.api.Test;

class FindingsTest {

  private final Findings findings = new Findings();

  @Test
  void fewEqualErrorsAreShownEach() {
    addEqual(3);
    assertThat(findings.sorted()).hasSize(3);
  }

  @Test
  void manyEqualErrorsFoldIntoTheFirst() {
    addEqual(413);
    assertThat(findings.sorted())
        .singleElement()
        .satisfies(folded -> assertThat(folded.location().line()).isEqualTo(1))
        .extracting(Diagnostic::message)
        .isEqualTo("Reads \"incom\" (and 412 more).");
  }

  @Test
  void otherRulesDoNotFoldIn() {
    addEqual(5);
    findings.add("incom", diagnostic("other-rule", Severity.ERROR, "b.yaml", 1));
    assertThat(findings.sorted()).hasSize(2);
  }

  @Test
  void oneCauseAtOnePlaceIsReportedOnce() {
    findings.add("crads", diagnostic("unknown-binary", Severity.ERROR, "a.yaml", 2));
    findings.add("crads", diagnostic("unknown-binary", Severity.ERROR, "a.yaml", 2));
    assertThat(findings.sorted()).hasSize(1);
  }

  @Test
  void sortsByFileLineAndRule() {
    findings.add(diagnostic("z", Severity.NOTE, "b.yaml", 1));
    findings.add("1", diagnostic("z", Severity.NOTE, "a.yaml", 10));
    findings.add("2", diagnostic("z", Severity.NOTE, "a.yaml", 9));
    findings.add("3", diagnostic("y", Severity.NOTE, "a.yaml", 9));
    assertThat(findings.sorted())
        .extracting(each -> each.location() + " " + each.rule())
        .containsExactly("a.yaml:9:1 y", "a.yaml:9:1 z", "a.yaml:10:1 z", "b.yaml:1:1 z");
  }

  @Test
  void onlyErrorsCountAsErrors() {
    findings.add(diagnostic("a", Severity.WARNING, "a.yaml", 1));
    assertThat(findings.hasErrors()).isFalse();
    findings.add(diagnostic("a", Severity.ERROR, "a.yaml", 2));
    assertThat(findings.hasErrors()).isTrue();
  }

  private void addEqual(int count) {
    for (int line = count; line >= 1; line--) {
      findings.add("incom", diagnostic("unknown-column", Severity.ERROR, "a.yaml", line));
    }
  }

  private static Diagnostic diagnostic(String rule, Severity severity, String file, int line) {
    Location place = new Location(file, line, 1, line, 5);
    return new Diagnostic(rule, severity, "Reads \"incom\".", "", "", place);
  }
}
