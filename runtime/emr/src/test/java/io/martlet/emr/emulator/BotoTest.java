package io.martlet.emr.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The emulator as boto3 sees it, which holds every answer to its own model of Amazon EMR. */
class BotoTest {

  @Test
  void everyAnswerIsAsTheServicesModelHasIt() throws Exception {
    Path home = Path.of(System.getProperty("martlet.home"));
    try (EmrEmulator emulator =
        EmrEmulator.start(
            0,
            EmulatedTime.faster(600),
            StepPrograms.stubbed(Duration.ofSeconds(60)),
            new FaultScript(List.of()))) {
      Process python =
          new ProcessBuilder(
                  home.resolve("target/python/bin/python").toString(),
                  home.resolve("runtime/emr/src/test/python/emulator.py").toString(),
                  emulator.endpoint().toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(python.waitFor()).as(said).isZero();
      assertThat(said).isEqualTo("19 operations\n");
    }
  }
}
