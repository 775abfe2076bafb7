package io.martlet.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes that a run has started to score with. */
record HostProcesses(ProcessHandle run) {

  /** What a process is for. */
  enum Role {
    SUPERVISOR,
    HOST,
    SCRIPT,
    PROGRAM;

    static Optional<Role> of(ProcessHandle process, ProcessHandle run) {
      Optional<ProcessHandle> parent = process.parent();
      if (parent.isEmpty()) {
        return Optional.empty();
      }
      boolean ours = isOurs(process);
      if (parent.get().equals(run)) {
        return ours ? Optional.of(SUPERVISOR) : Optional.empty();
      }
      if (!isOurs(parent.get())) {
        return Optional.empty();
      }
      if (parent.get().parent().equals(Optional.of(run))) {
        return ours ? Optional.of(HOST) : Optional.empty();
      }
      return Optional.of(ours ? SCRIPT : PROGRAM);
    }

    private static boolean isOurs(ProcessHandle process) {
      String command = process.info().command().orElse("");
      return command.endsWith("/martlet-host") || command.endsWith("/martlet-r-host");
    }
  }

  /** A signal that a process may get from outside. */
  enum Signal {
    KILL,
    TERM,
    STOP;

    void send(ProcessHandle process) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
  }

  /** Those of a role that are there now. */
  List<ProcessHandle> in(Role role) {
    return run.descendants()
        .filter(process -> Role.of(process, run).equals(Optional.of(role)))
        .toList();
  }

  /** All that are there now. */
  List<ProcessHandle> all() {
    return Stream.of(Role.values()).flatMap(role -> in(role).stream()).toList();
  }
}
