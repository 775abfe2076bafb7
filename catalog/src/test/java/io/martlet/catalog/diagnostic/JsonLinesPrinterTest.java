package io.martlet.catalog.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.Location;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesPrinterTest {

  @Test
  void anObjectALine() {
    Diagnostic placed =
        new Diagnostic(
            "unknown-column",
            Severity.ERROR,
            "Reads \"incom\".",
            "Did you mean \"income\"?",
            "auto/luxury",
            new Location("marts/auto.yaml", 41, 18, 41, 23));
    Diagnostic unplaced =
        new Diagnostic("x", Severity.NOTE, "Line\nbreak.", "", "", Location.ofFile("a.yaml"));

    assertThat(JsonLinesPrinter.print(List.of(placed, unplaced)))
        .isEqualTo(
            """
            {"rule":"unknown-column","severity":"error","message":"Reads \\"incom\\".",\
            "hint":"Did you mean \\"income\\"?","subject":"auto/luxury","file":"marts/auto.yaml",\
            "line":41,"column":18,"endLine":41,"endColumn":23}
            {"rule":"x","severity":"note","message":"Line\\nbreak.","hint":"","subject":"",\
            "file":"a.yaml"}
            """);
  }
}
