package io.martlet.cli.model;

import io.martlet.catalog.diagnostic.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "model",
    description = "Tries a single model, without a catalog.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ModelTestCommand.class)
public final class ModelCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
