package io.martlet.cli.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.catalog.Located;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.JsonOption;
import io.martlet.cli.terminal.QuickStart;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@QuickStart
@Command(
    name = "ls",
    description = "Lists models: all, or those that a selector means.",
    footer = {
      "",
      "Exit codes: 0 listed, 2 no such model, 3 catalog not in order.",
      "",
      "Examples:",
      "  martlet ls catalogs/insurance",
      "  martlet ls 'coverage/*' catalogs/insurance",
      "  martlet ls 'column:region & !tag:health' catalogs/insurance",
      "  martlet ls changed:main catalogs/insurance"
    })
public final class LsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SelectedModels models;
  @Mixin private JsonOption output;

  @Override
  public Integer call() {
    Console console = new Console(spec);
    CatalogOrigin origin = models.origin();
    List<ModelSelection.Selected> selected =
        models.of(origin, models.report().require(CheckedCatalog.read(origin), console)).models();
    if (output.json()) {
      console.text(json(selected).toPrettyString() + "\n");
    } else {
      print(console, selected);
    }
    return ExitCode.CLEAN;
  }

  private static void print(Console console, List<ModelSelection.Selected> selected) {
    int width = selected.stream().mapToInt(each -> each.subject().length()).max().orElse(0);
    for (ModelSelection.Selected each : selected) {
      console.line(
          "%-" + width + "s  %4d  %-10s  %s%s",
          each.subject(),
          each.model().number().value(),
          Counted.of(each.model().inputs().size(), "input"),
          each.model().binary(),
          remarks(each));
    }
    long marts = selected.stream().map(ModelSelection.Selected::mart).distinct().count();
    console.line("");
    console.line("%s in %s.", Counted.of(selected.size(), "model"), Counted.of(marts, "mart"));
  }

  private static String remarks(ModelSelection.Selected each) {
    String owner = each.model().owner().map(name -> "  " + name).orElse("");
    String tags =
        each.model().tags().stream().map(Located::value).collect(Collectors.joining(", "));
    return owner + (tags.isEmpty() ? "" : "  [" + tags + "]");
  }

  private static ArrayNode json(List<ModelSelection.Selected> selected) {
    ArrayNode all = new ObjectMapper().createArrayNode();
    for (ModelSelection.Selected each : selected) {
      ObjectNode node = all.addObject();
      node.put("mart", each.mart().name().value());
      node.put("number", each.model().number().value());
      node.put("name", each.model().name().value());
      each.model().inputs().forEach(input -> node.withArray("inputs").add(input.value()));
      node.put("binary", each.model().binary().value());
      each.model().parameters().ifPresent(path -> node.put("parameters", path.value()));
      node.put("rank", each.model().rank().toString());
      each.model().owner().ifPresent(owner -> node.put("owner", owner.value()));
      each.model().tags().forEach(tag -> node.withArray("tags").add(tag.value()));
    }
    return all;
  }
}
