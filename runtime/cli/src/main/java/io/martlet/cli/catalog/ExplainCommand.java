package io.martlet.cli.catalog;

import io.martlet.catalog.check.Rules;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Rule;
import io.martlet.catalog.diagnostic.RulePages;
import io.martlet.catalog.diagnostic.Suggestion;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.QuickStart;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@QuickStart
@Command(
    name = "explain",
    description = "Explains a rule: what it means, an example, the way out.",
    footer = {
      "",
      "Every message names its rule in brackets, as in error[bad-name].",
      "",
      "Example:",
      "  martlet explain input-mismatch"
    })
public final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RULE", description = "The rule, as messages name it.")
  private String rule;

  @Override
  public Integer call() {
    String page =
        RulePages.find(rule).orElseThrow(() -> new CommandFailure(ExitCode.USAGE, unknown()));
    new Console(spec).text(page);
    return ExitCode.CLEAN;
  }

  private String unknown() {
    List<String> ids = Rules.all().stream().map(Rule::id).toList();
    return "There is no rule \"%s\". %s"
        .formatted(rule, Suggestion.hint(rule, ids, "See all of them with: martlet rules"));
  }
}
