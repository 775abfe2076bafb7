package io.martlet.cli.catalog;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Shown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder as it stands in a git revision, in a temporary folder until it is closed. */
final class GitRevision implements AutoCloseable {

  private final Path root;
  private final Path folder;

  private GitRevision(Path root, Path folder) {
    this.root = root;
    this.folder = folder;
  }

  /**
   * @param ref whatever git takes for a commit
   */
  static GitRevision of(Path folder, String ref) {
    String outside = Shown.path(folder) + " is in no git repository.";
    String unknown = "There is no folder and no git revision \"" + ref + "\".";
    String top = git(folder, outside, "rev-parse", "--show-toplevel");
    String prefix = git(folder, outside, "rev-parse", "--show-prefix");
    // Without the end of options, a ref that looks like an option would be one.
    String commit =
        git(
            folder,
            unknown,
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            ref + "^{commit}");
    try {
      Path root = Files.createTempDirectory("martlet-revision");
      unpack(Path.of(top), commit, root);
      return new GitRevision(root, root.resolve(prefix));
    } catch (IOException failure) {
      throw new CommandFailure(ExitCode.FAILED, "Revision %s cannot be unpacked.".formatted(ref));
    }
  }

  /** Where the folder is, if the revision has it. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException leftBehind) {
      throw new CommandFailure(
          ExitCode.FAILED, "The temporary folder %s cannot be removed.".formatted(root));
    }
  }

  private static void unpack(Path top, String commit, Path target) throws IOException {
    List<Process> both =
        ProcessBuilder.startPipeline(
            List.of(
                new ProcessBuilder("git", "-C", top.toString(), "archive", commit),
                new ProcessBuilder("tar", "-x", "-C", target.toString())));
    for (Process process : both) {
      if (code(process) != 0) {
        throw new IOException("git archive failed");
      }
    }
  }

  /** What git prints; the failure is what to say when it refuses. */
  private static String git(Path folder, String failure, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String out =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (code(process) == 0) {
        return out;
      }
    } catch (IOException noGit) {
      throw new CommandFailure(ExitCode.FAILED, "This needs git, which is not installed.");
    }
    throw new CommandFailure(ExitCode.USAGE, failure);
  }

  private static int code(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAILED, "Interrupted.");
    }
  }
}
