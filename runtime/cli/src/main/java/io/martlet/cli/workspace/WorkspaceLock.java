package io.martlet.cli.workspace;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Interruption;
import io.martlet.cli.terminal.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Lets one command at a time prepare or run in a workspace. The kernel takes the lock away from a
 * command that dies.
 */
public final class WorkspaceLock implements AutoCloseable {

  private static final long LOOK_AGAIN_MILLIS = 100;

  private final Workspace workspace;
  private final FileChannel channel;

  private WorkspaceLock(Workspace workspace, FileChannel channel) {
    this.workspace = workspace;
    this.channel = channel;
  }

  /** Waits for the command that has the workspace, if there is one, and says for whom. */
  public static WorkspaceLock of(Workspace workspace, String command, Console console) {
    Interruption.concernsReaders();
    Path file = workspace.lock();
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      boolean told = false;
      while (!taken(channel)) {
        // Between taking the lock and saying so, the file is empty.
        String owner = Files.readString(file).strip();
        if (!told && !owner.isEmpty()) {
          console.note(
              "Waiting for %s to finish with %s.", owner, Shown.path(workspace.catalogFolder()));
          told = true;
        }
        Thread.sleep(LOOK_AGAIN_MILLIS);
      }
      channel.truncate(0);
      channel.write(StandardCharsets.UTF_8.encode(owner(command)));
      return new WorkspaceLock(workspace, channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAILED, "Interrupted while waiting for the workspace.");
    }
  }

  /** The workspace, for this command alone. */
  public Workspace workspace() {
    return workspace;
  }

  private static String owner(String command) {
    return String.format(
        Locale.ROOT,
        "martlet %s (process %d, since %s)%n",
        command,
        ProcessHandle.current().pid(),
        LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS));
  }

  private static boolean taken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    }
  }

  @Override
  public void close() {
    try (channel) {
      channel.truncate(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
