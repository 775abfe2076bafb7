package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.cli.Tiny.Scored;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that start together on one catalog. */
class TwoAtOnceTest {

  private static final Scored ONE = new Scored(1, "one", 3);

  @TempDir private Path folder;

  @Test
  void allSucceedOneAfterTheOther() throws Exception {
    Tiny tiny = Tiny.in(folder.resolve("catalog")).mart("", ONE);
    Copy copy = new Copy(tiny.folder());
    List<Path> outputs = Stream.of("a", "b", "c").map(folder::resolve).toList();
    List<Process> commands =
        List.of(
            copy.start("run", outputs.get(0)),
            copy.start("prepare", outputs.get(1)),
            copy.start("run", outputs.get(2)));

    for (int i = 0; i < commands.size(); i++) {
      assertThat(commands.get(i).waitFor()).as(Files.readString(outputs.get(i))).isZero();
    }

    assertThat(outputs.stream().map(TwoAtOnceTest::text))
        .filteredOn(text -> text.contains("Waiting for martlet "))
        .as("two of three wait")
        .hasSize(2)
        .allSatisfy(text -> assertThat(text).containsPattern("martlet (run|prepare) \\(process "));
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE));
    assertThat(tiny.folder().resolve(".martlet/scores")).isEmptyDirectory();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
