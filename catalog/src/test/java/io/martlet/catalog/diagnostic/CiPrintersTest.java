package io.martlet.catalog.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.Location;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The printers that build servers read. */
class CiPrintersTest {

  private static final Diagnostic ERROR =
      new Diagnostic(
          "unknown-column",
          Severity.ERROR,
          "Reads \"incom\", 100% wrong <&>.",
          "Did you mean \"income\"?",
          "auto/luxury",
          new Location("marts/my auto.yaml", 41, 18, 41, 23));
  private static final Diagnostic NOTE =
      new Diagnostic("unused-column", Severity.NOTE, "Unused.", "", "", Location.ofFile("u.yaml"));
  private static final List<Rule> RULES =
      List.of(rule("unknown-column", Severity.ERROR), rule("unused-column", Severity.NOTE));

  @Test
  void githubShowsAnnotationsAtTheLines() {
    assertThat(new GithubPrinter("catalogs/shop/").print(List.of(ERROR, NOTE)))
        .isEqualTo(
            """
            ::error file=catalogs/shop/marts/my auto.yaml,line=41,endLine=41,col=18,endColumn=23,\
            title=unknown-column::Reads "incom", 100%25 wrong <&>.%0ADid you mean "income"?
            ::notice file=catalogs/shop/u.yaml,title=unused-column::Unused.
            """);
  }

  @Test
  void sarifNamesRulesPlacesAndUnits() {
    assertThat(new SarifPrinter(RULES, "catalogs/shop").print(List.of(ERROR, NOTE)))
        .contains("\"version\" : \"2.1.0\"", "\"columnKind\" : \"unicodeCodePoints\"")
        .contains("\"id\" : \"unused-column\"", "\"text\" : \"Something breaks unused-column.\"")
        .contains("\"uri\" : \"catalogs/shop/marts/my%20auto.yaml\"")
        .contains("\"startLine\" : 41", "\"startColumn\" : 18", "\"endColumn\" : 23")
        .contains("\"level\" : \"note\"");
  }

  @Test
  void junitFailsTheRulesThatHaveErrors() {
    assertThat(new JunitPrinter(RULES).print(List.of(ERROR, NOTE)))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="martlet" tests="2" failures="1">
              <testcase classname="martlet" name="unknown-column">\
            <failure message="Something breaks unknown-column.">marts/my auto.yaml:41:18: \
            Reads "incom", 100% wrong &lt;&amp;&gt;. Did you mean "income"?</failure></testcase>
              <testcase classname="martlet" name="unused-column">\
            <system-out>u.yaml: Unused.</system-out></testcase>
            </testsuite>
            """);
  }

  private static Rule rule(String id, Severity severity) {
    return new Rule() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public Severity severity() {
        return severity;
      }

      @Override
      public String summary() {
        return "Something breaks " + id + ".";
      }
    };
  }
}
