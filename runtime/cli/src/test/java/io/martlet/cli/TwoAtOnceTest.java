package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.cli.Tiny.Scored;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that start together on one catalog. */
class TwoAtOnceTest {

  private static final Scored ONE = new Scored(1, "one", 3);

  private static final Scored TWO = new Scored(1, "one", 7);

  private static final Scored THREE = new Scored(1, "one", 9);

  @TempDir private Path folder;

  @Test
  void allSucceedOneAfterTheOther() throws Exception {
    Tiny tiny = Tiny.in(folder.resolve("catalog")).mart("", ONE);
    Copy copy = new Copy(tiny.folder());
    List<Path> outputs = Stream.of("a", "b", "c").map(folder::resolve).toList();
    List<Process> commands = together(copy, outputs, "run", "prepare", "run");

    for (int i = 0; i < commands.size(); i++) {
      assertThat(commands.get(i).waitFor()).as(Files.readString(outputs.get(i))).isZero();
    }
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE));
    assertThat(tiny.folder().resolve(".martlet/scores")).isEmptyDirectory();
  }

  @Test
  void whatMendsAndCleansGoesWithARun() throws Exception {
    Tiny tiny = Tiny.in(folder.resolve("catalog")).mart("", ONE);
    Copy copy = new Copy(tiny.folder());
    assertThat(copy.martlet("run").exitCode()).isZero();
    tiny.mart("", TWO);
    List<Path> outputs = Stream.of("a", "b", "c").map(folder::resolve).toList();

    List<Process> commands = together(copy, outputs, "run", "retry", "gc");

    for (int i = 0; i < commands.size(); i++) {
      assertThat(commands.get(i).waitFor()).as(Files.readString(outputs.get(i))).isZero();
    }
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, TWO));
    assertThat(copy.martlet("reconcile").lastLine()).startsWith("0 differences");
  }

  /** Whichever comes last, the mart is as it says; what is deleted is what nobody goes back to. */
  @Test
  void whatGoesBackGoesWithARunAndWithWhatDeletes() throws Exception {
    Tiny tiny = Tiny.in(folder.resolve("catalog")).mart("", ONE);
    Copy copy = new Copy(tiny.folder());
    assertThat(copy.martlet("run").exitCode()).isZero();
    tiny.mart("", TWO);
    assertThat(copy.martlet("run").exitCode()).isZero();
    tiny.mart("", THREE);
    List<Path> outputs = Stream.of("a", "b", "c").map(folder::resolve).toList();

    List<Process> commands =
        together(
            copy,
            outputs,
            "run",
            "publish --rollback first --reason wrong",
            "gc --older-than 0 --delete");

    for (int i = 0; i < commands.size(); i++) {
      assertThat(commands.get(i).waitFor()).as(Files.readString(outputs.get(i))).isZero();
    }
    Scored shown = copy.martlet("status").out().contains("withdrawn") ? TWO : THREE;
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, shown));
    assertThat(copy.martlet("reconcile").lastLine()).startsWith("0 differences");
  }

  /** Starts commands that wait for another until all of them do. */
  private static List<Process> together(Copy copy, List<Path> outputs, String... commands)
      throws Exception {
    Path lock = Files.createDirectories(copy.folder().resolve(".martlet")).resolve("lock");
    Files.writeString(lock, "martlet status (process 1)");
    List<Process> started = new ArrayList<>();
    try (FileChannel first = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      first.lock();
      for (int i = 0; i < commands.length; i++) {
        String[] words = commands[i].split(" ");
        started.add(
            copy.start(outputs.get(i), words[0], Arrays.copyOfRange(words, 1, words.length)));
      }
      for (int i = 0; i < commands.length; i++) {
        waitFor(outputs.get(i), started.get(i), "Waiting for martlet status (process 1)");
      }
    }
    return started;
  }

  private static void waitFor(Path output, Process command, String text) throws Exception {
    while (!Files.readString(output).contains(text)) {
      assertThat(command.isAlive()).as(Files.readString(output)).isTrue();
      Thread.sleep(50);
    }
  }
}
