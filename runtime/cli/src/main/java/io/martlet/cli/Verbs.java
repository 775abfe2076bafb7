package io.martlet.cli;

import io.martlet.cli.catalog.DiffCommand;
import io.martlet.cli.catalog.ExplainCommand;
import io.martlet.cli.catalog.FmtCommand;
import io.martlet.cli.catalog.InspectCommand;
import io.martlet.cli.catalog.LsCommand;
import io.martlet.cli.catalog.RulesCommand;
import io.martlet.cli.catalog.SchemaCommand;
import io.martlet.cli.catalog.ValidateCommand;
import io.martlet.cli.emr.AirflowCommand;
import io.martlet.cli.emr.CancelCommand;
import io.martlet.cli.emr.EmrCommand;
import io.martlet.cli.emr.SubmitCommand;
import io.martlet.cli.emr.WatchCommand;
import io.martlet.cli.init.ConvertCommand;
import io.martlet.cli.init.InitCommand;
import io.martlet.cli.model.ModelCommand;
import io.martlet.cli.profile.ProfileCommand;
import io.martlet.cli.report.ExportCommand;
import io.martlet.cli.report.FailuresCommand;
import io.martlet.cli.report.HistoryCommand;
import io.martlet.cli.report.ReconcileCommand;
import io.martlet.cli.report.ReportCommand;
import io.martlet.cli.report.RunsCommand;
import io.martlet.cli.report.ShowCommand;
import io.martlet.cli.report.StatusCommand;
import io.martlet.cli.run.CompileCommand;
import io.martlet.cli.run.DemoCommand;
import io.martlet.cli.run.GcCommand;
import io.martlet.cli.run.PlanCommand;
import io.martlet.cli.run.PrepareCommand;
import io.martlet.cli.run.PublishCommand;
import io.martlet.cli.run.ResumeCommand;
import io.martlet.cli.run.RetryCommand;
import io.martlet.cli.run.RunCommand;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands. To make one of a class takes looking through its members, which loads all the
 * classes that they mention, such as Spark's: so only the command that is given is made, and of the
 * others no more is known than what help says of them.
 */
final class Verbs {

  /** In the order in which help lists them. */
  static final List<Class<?>> ALL =
      List.of(
          ValidateCommand.class,
          FmtCommand.class,
          SchemaCommand.class,
          LsCommand.class,
          DiffCommand.class,
          InspectCommand.class,
          ModelCommand.class,
          RulesCommand.class,
          ExplainCommand.class,
          CompileCommand.class,
          PlanCommand.class,
          ProfileCommand.class,
          PrepareCommand.class,
          RunCommand.class,
          SubmitCommand.class,
          CancelCommand.class,
          EmrCommand.class,
          AirflowCommand.class,
          ResumeCommand.class,
          RetryCommand.class,
          PublishCommand.class,
          GcCommand.class,
          StatusCommand.class,
          WatchCommand.class,
          RunsCommand.class,
          FailuresCommand.class,
          HistoryCommand.class,
          ReportCommand.class,
          ReconcileCommand.class,
          ExportCommand.class,
          ShowCommand.class,
          DemoCommand.class,
          InitCommand.class,
          ConvertCommand.class);

  private Verbs() {}

  /** Adds the command that is given, or else all of them to be listed. */
  static void add(CommandLine martlet, String... arguments) {
    Optional<Class<?>> given =
        arguments.length == 0
            ? Optional.empty()
            : ALL.stream().filter(verb -> name(verb).equals(arguments[0])).findFirst();
    if (given.isPresent()) {
      add(martlet, given.get());
    } else {
      ALL.forEach(verb -> martlet.addSubcommand(name(verb), listed(verb)));
    }
  }

  /** Adds a command with all of its options. */
  static void add(CommandLine martlet, Class<?> verb) {
    CommandLine command = new CommandLine(verb);
    command.getCommandSpec().mixinStandardHelpOptions(true);
    martlet.addSubcommand(name(verb), command);
  }

  private static CommandSpec listed(Class<?> verb) {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage().description(verb.getAnnotation(Command.class).description());
    return spec;
  }

  static String name(Class<?> verb) {
    return verb.getAnnotation(Command.class).name();
  }
}
