package io.martlet.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExplainedSettingsTest {

  @Test
  void areThoseOfTheHowTo() throws IOException {
    String text = ExplainedSettings.text();

    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    assertThat(Files.readString(Path.of("../../docs/how-to/run-on-amazon-emr.md"))).contains(text);
  }
}
