package io.martlet.cli.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.martlet.catalog.check.Rules;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Rule;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.JsonOption;
import io.martlet.cli.terminal.QuickStart;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@QuickStart
@Command(
    name = "rules",
    description = "Lists the rules that catalogs are checked against.",
    footer = {
      "",
      "Errors stop a catalog; warnings and notes can be suppressed, with a",
      "reason. martlet explain RULE tells more of one.",
      "",
      "Example:",
      "  martlet rules"
    })
public final class RulesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Override
  public Integer call() {
    Console console = new Console(spec);
    List<Rule> rules = Rules.all().stream().sorted(Comparator.comparing(Rule::id)).toList();
    if (output.json()) {
      console.text(json(rules) + "\n");
      return ExitCode.CLEAN;
    }
    int width = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
    for (Rule rule : rules) {
      console.line(
          "%-" + width + "s  %-7s  %s", rule.id(), rule.severity().keyword(), rule.summary());
    }
    console.line("");
    console.line("%s.", Counted.of(rules.size(), "rule"));
    return ExitCode.CLEAN;
  }

  private static ArrayNode json(List<Rule> rules) {
    ArrayNode all = new ObjectMapper().createArrayNode();
    for (Rule rule : rules) {
      all.addObject()
          .put("rule", rule.id())
          .put("severity", rule.severity().keyword())
          .put("summary", rule.summary());
    }
    return all;
  }
}
