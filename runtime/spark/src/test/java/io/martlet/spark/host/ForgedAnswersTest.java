package io.martlet.spark.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.RankRange;
import io.martlet.plan.PlanColumn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host answers what nobody asked: its models fail, each in words, and the task goes on. */
class ForgedAnswersTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          another-batch | an answer came for another batch than was asked about
          another-model | the host told of model 7, which is not there
          unknown-kind  | the host reported a failure of unknown kind 99
          many-failures | the host sent a count of 2147483648
          cut-short     | an answer came that is too short
          """)
  void endNoTask(String answer, String words) throws IOException {
    Path programs = Files.createDirectory(folder.resolve(answer));
    Path host = programs.resolve("martlet-host");
    try (InputStream script =
        Objects.requireNonNull(getClass().getResourceAsStream("/hosts/forging.py"))) {
      Files.copy(script, host);
    }
    assertThat(host.toFile().setExecutable(true)).isTrue();
    HostModel model =
        new HostModel(
            "test/model",
            BinaryKind.LIBRARY,
            host,
            "model",
            Path.of(""),
            new RankRange(1, 20),
            List.of(0));
    PlanColumn column = new PlanColumn("age", ColumnType.INT8, false);

    try (HostSession session =
        new HostSession(HostSettings.in(programs.toString()), List.of(column), List.of(model))) {
      session.grow(new int[] {0});
      HostSessionTest.score(session, 1);

      assertThat(session.failures()).containsOnlyKeys(0);
      assertThat(session.failures().get(0).kind()).isEqualTo(FailureKind.CRASHED);
      assertThat(session.failures().get(0).message())
          .startsWith("broke the protocol of its host: ")
          .contains(words);
    }
  }
}
