package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten ways to break a catalog: each is pointed at, and nothing is written. */
class BrokenCatalogTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "marts/coverage.yaml | tags: [health] | tag: [health] | unknown-key | coverage.yaml:19:5",
        "marts/coverage.yaml | [age, gender, | [age, gendre, | unknown-column | coverage.yaml:12:19",
        "marts/coverage.yaml | [age, gender, | [age, age, | duplicate-input | coverage.yaml:12:19",
        "marts/coverage.yaml | rank: 1..20 | rank: 20..1 | bad-rank-range | coverage.yaml:3:39",
        "marts/coverage.yaml | number: 2 | number: 1 | duplicate-model-number | coverage.yaml:10:13",
        "marts/coverage.yaml | number: 2 | number: two | wrong-type | coverage.yaml:10:13",
        "marts/coverage.yaml | name: self_employed | name: has_insurance | duplicate-model-name |"
            + " coverage.yaml:11:11",
        "marts/coverage.yaml | parameters/self_employed.csv | parameters/self.csv | missing-file |"
            + " coverage.yaml:13:17",
        "marts/coverage.yaml | parameters/self_employed.csv | ../self_employed.csv |"
            + " path-outside-catalog | coverage.yaml:13:17",
        "universe.yaml | age: int8 | age: byte | unknown-value | universe.yaml:7:8"
      })
  void theMessagePointsAtThePlace(
      String file, String text, String replacement, String rule, String place) {
    Copy copy = Copy.in(folder);
    copy.replace(file, text, replacement);

    for (String command : new String[] {"validate", "compile", "plan", "prepare", "run"}) {
      Copy.Result result = copy.martlet(command);
      assertThat(result.exitCode()).as(command).isEqualTo(ExitCode.VIOLATIONS);
      assertThat(result.out() + result.err())
          .as(command)
          .contains(place)
          .contains("error[" + rule + "]");
    }
    assertThat(folder.resolve(".martlet")).doesNotExist();
  }
}
