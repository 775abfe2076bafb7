package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.cli.Tiny.Scored;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    Path lock = Files.createDirectory(tiny.folder().resolve(".martlet")).resolve("lock");
    Files.writeString(lock, "martlet status (process 1)");
    List<Process> commands;
    try (FileChannel first = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      first.lock();
      commands =
          List.of(
              copy.start("run", outputs.get(0)),
              copy.start("prepare", outputs.get(1)),
              copy.start("run", outputs.get(2)));
      for (int i = 0; i < commands.size(); i++) {
        waitFor(outputs.get(i), commands.get(i), "Waiting for martlet status (process 1)");
      }
    }

    for (int i = 0; i < commands.size(); i++) {
      assertThat(commands.get(i).waitFor()).as(Files.readString(outputs.get(i))).isZero();
    }
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE));
    assertThat(tiny.folder().resolve(".martlet/scores")).isEmptyDirectory();
  }

  private static void waitFor(Path output, Process command, String text) throws Exception {
    while (!Files.readString(output).contains(text)) {
      assertThat(command.isAlive()).as(Files.readString(output)).isTrue();
      Thread.sleep(50);
    }
  }
}
