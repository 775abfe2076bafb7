package io.martlet.emr.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the {@code spark-submit} of each step by a Spark installation of this machine, with the
 * driver in that process. What a step prints is kept in a file.
 *
 * @param program the installation's {@code spark-submit}
 * @param options what it is given before the step's own options, such as {@code --master}
 * @param environment what its environment has beside this process's
 * @param logs the folder of what steps print
 */
public record SparkSubmitPrograms(
    Path program, List<String> options, Map<String, String> environment, Path logs)
    implements StepPrograms {

  private static final String MODE = "--deploy-mode";

  public SparkSubmitPrograms {
    options = List.copyOf(options);
    environment = Map.copyOf(environment);
  }

  @Override
  public Running start(String cluster, String step, List<String> command, Instant now) {
    Path log = logs.resolve(cluster + "-" + step + ".log");
    try {
      Files.createDirectories(logs);
      ProcessBuilder builder = new ProcessBuilder(here(command));
      builder.environment().putAll(environment);
      Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      return new Submitted(process);
    } catch (IOException e) {
      // As a step whose command is not there.
      return new NotStarted(now);
    }
  }

  /** The step's command as this machine has it. */
  private List<String> here(List<String> command) {
    List<String> here = new ArrayList<>(List.of(program.toString()));
    here.addAll(options);
    for (int i = 1; i < command.size(); i++) {
      boolean mode = command.get(i).equals(MODE);
      if (mode) {
        i++;
      } else {
        here.add(command.get(i));
      }
    }
    return here;
  }

  private record NotStarted(Instant at) implements Running {

    @Override
    public Optional<Instant> ended(Instant now) {
      return Optional.of(at);
    }

    @Override
    public boolean succeeded() {
      return false;
    }

    @Override
    public void kill() {}
  }

  private record Submitted(Process process) implements Running {

    @Override
    public Optional<Instant> ended(Instant now) {
      return process.isAlive() ? Optional.empty() : Optional.of(now);
    }

    @Override
    public boolean succeeded() {
      return process.exitValue() == 0;
    }

    @Override
    public void kill() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
