package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.cli.report.RunOutcome;
import io.martlet.ledger.RunState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last line of a run, and its exit code. */
class RunOutcomeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FINISHED    | 2 | 0 | 0 | 0 | Published 2 marts: 7 models, 1,000 records, 0 failed (run r).
          FINISHED    | 1 | 0 | 3 | 5 | Published 1 of 2 marts: 7 models, 1,000 records, 3 failed (run r).
          FINISHED    | 1 | 1 | 0 | 6 | Published 1 of 2 marts: 7 models, 1,000 records, 0 failed, 1 held back (run r).
          RUNNING     | 1 | 0 | 0 | 0 | Running: 1 of 2 marts published so far (run r).
          BROKEN      | 2 | 0 | 0 | 1 | Broke off with 2 marts published (run r).
          INTERRUPTED | 0 | 0 | 0 | 1 | Interrupted with 0 of 2 marts published (run r).
          """)
  void isTrue(RunState state, long published, long held, long failed, int exitCode, String line) {
    RunOutcome outcome = new RunOutcome("r", state, 2, published, held, 7, 0, 1000, failed);

    assertThat(outcome).hasToString(line);
    assertThat(outcome.exitCode()).isEqualTo(exitCode);
  }
}
