package io.martlet.cli.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.cli.terminal.Console;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class WorkspaceLockTest {

  @TempDir private Path folder;
  private final StringWriter said = new StringWriter();

  @Test
  void whoeverWaitsSaysForWhomOnceThatIsKnown() throws Exception {
    Workspace workspace = Workspace.of(folder);
    Thread waiting = new Thread(() -> WorkspaceLock.of(workspace, "run", console()).close());
    try (FileChannel first =
        FileChannel.open(workspace.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      first.lock();
      waiting.start();
      while (waiting.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      assertThat(said.toString()).isEmpty();

      Files.writeString(workspace.lock(), "martlet prepare (process 7)");
      while (said.toString().isEmpty()) {
        Thread.onSpinWait();
      }
    }
    waiting.join();

    assertThat(said.toString().strip())
        .startsWith("Waiting for martlet prepare (process 7) to finish with ");
    assertThat(workspace.lock()).isEmptyFile();
  }

  private Console console() {
    CommandLine command = new CommandLine(CommandSpec.create());
    command.setErr(new PrintWriter(said, true));
    return new Console(command.getCommandSpec());
  }
}
