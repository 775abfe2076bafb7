package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.check.Rules;
import io.martlet.catalog.diagnostic.Rule;
import io.martlet.catalog.diagnostic.RulePages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * The pages of docs/reference say what the code says. To write them: {@code mvn -pl runtime/cli -am
 * test -Dtest=ReferenceTest -Dreference=write -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class ReferenceTest {

  @Test
  void everyCommandIsThere() throws IOException {
    StringBuilder page = new StringBuilder("# Commands\n\nGenerated from the commands.\n");
    for (Class<?> verb : Verbs.ALL) {
      CommandLine martlet = new CommandLine(CommandLine.Model.CommandSpec.create().name("martlet"));
      Verbs.add(martlet, verb);
      CommandLine command = martlet.getSubcommands().values().iterator().next();
      command.setUsageHelpWidth(80);
      describe(page, command);
      command.getSubcommands().values().forEach(each -> describe(page, each));
    }
    hold("commands.md", page.toString());
  }

  private static void describe(StringBuilder page, CommandLine command) {
    page.append("\n## ")
        .append(command.getCommandSpec().qualifiedName())
        .append("\n\n```\n")
        .append(command.getUsageMessage(Ansi.OFF).stripTrailing())
        .append("\n```\n");
  }

  @Test
  void everyRuleIsThere() throws IOException {
    StringBuilder page =
        new StringBuilder(
            "# Rules\n\nGenerated from the rules and their pages. Errors stop a catalog.\n");
    Rules.all().stream()
        .sorted(Comparator.comparing(Rule::id))
        .forEach(
            rule ->
                page.append("\n")
                    .append(
                        RulePages.find(rule.id())
                            .orElseThrow()
                            .replaceFirst("\n", " (" + rule.severity().keyword() + ")\n")
                            .replaceAll("(?m)^## ", "### ")
                            .replaceFirst("^# ", "## ")));
    hold("rules.md", page.toString());
  }

  private static void hold(String name, String generated) throws IOException {
    Path page = Copy.home().resolve("docs/reference").resolve(name);
    if ("write".equals(System.getProperty("reference"))) {
      Files.writeString(page, generated);
    }
    assertThat(page).content().as("write it as this class says").isEqualTo(generated);
  }
}
