package io.martlet.cli.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.CatalogOrigin;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.Histogram;
import io.martlet.cli.terminal.JsonOption;
import io.martlet.cli.terminal.QuickStart;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.ModelRecord;
import io.martlet.spark.Storage;
import io.martlet.spark.mart.MartReader;
import io.martlet.spark.mart.MartTables;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@QuickStart(everyJar = true)
@Command(
    name = "show",
    description = "Shows a published mart: records, and each model's ranks.",
    customSynopsis = "martlet show [OPTIONS] [CATALOG] MART",
    footer = {
      "",
      "Examples:",
      "  martlet show coverage",
      "  martlet show catalogs/insurance coverage --record 17",
      "  martlet show coverage --files"
    })
public final class ShowCommand implements Callable<Integer> {

  private static final int RECORDS = 10;
  private static final int WIDTH = 80;

  @Spec private CommandSpec spec;
  @Mixin private LedgerOption ledgerOption;
  @Mixin private JsonOption output;

  @Parameters(
      paramLabel = "[CATALOG] MART",
      arity = "1..2",
      description = {
        "The mart, after its catalog's folder or Java file where",
        "that is not the one around the current folder, or the",
        "only one under catalogs/."
      })
  private List<String> names;

  @Option(
      names = "--record",
      paramLabel = "KEY",
      description = "Show every score of the record with that key.")
  private String key;

  @Option(
      names = "--files",
      description = {
        "Print the data files that readers see now, a",
        "line each; with --json, the table's current",
        "metadata, too."
      })
  private boolean files;

  @Override
  public Integer call() {
    // While the ledger's server starts.
    MartReader.load();
    Console console = new Console(spec);
    String mart = names.get(names.size() - 1);
    Workspace workspace =
        Workspace.of(CatalogOrigin.of(names.size() == 2 ? names.get(0) : null).folder());
    try (Ledger ledger = ledgerOption.open(workspace);
        MartTables tables =
            new MartTables(ledger.jdbcUrl(), Storage.location(workspace.warehouse()))) {
      MartReader reader = new MartReader(tables, mart);
      if (files) {
        console.text(output.json() ? json(reader) + "\n" : lines(reader));
        return ExitCode.CLEAN;
      }
      List<ModelRecord> models =
          ledger.queries().models(reader.run()).stream()
              .filter(model -> model.mart().equals(mart))
              .toList();
      List<Map<String, Object>> records =
          key == null ? reader.first(RECORDS) : reader.withKey(key).stream().toList();
      if (records.isEmpty()) {
        throw new CommandFailure(
            ExitCode.USAGE, "Mart %s has no record with %s %s.".formatted(mart, reader.key(), key));
      }
      if (output.json()) {
        console.text(json(mart, reader.run(), models, records) + "\n");
      } else if (key == null) {
        printMart(console, reader.key(), models, records);
      } else {
        printRecord(console, reader.key(), models, records.get(0));
      }
    }
    return ExitCode.CLEAN;
  }

  private static String lines(MartReader reader) {
    return String.join(
        "", reader.files().stream().map(file -> Storage.plain(file) + "\n").toList());
  }

  private static ObjectNode json(MartReader reader) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("run", reader.run()).put("metadata", Storage.plain(reader.metadata()));
    reader.files().forEach(file -> root.withArray("files").add(Storage.plain(file)));
    return root;
  }

  private static void printMart(
      Console console, String key, List<ModelRecord> models, List<Map<String, Object>> records) {
    console.line("The first records: rank and, after the slash, binary of each model");
    console.line("");
    int keyWidth = Math.max(key.length(), 10);
    int shown = Math.min(models.size(), (WIDTH - keyWidth - 2) / 7);
    StringBuilder head = new StringBuilder("  %-" + keyWidth + "s");
    head = new StringBuilder(head.toString().formatted(key));
    for (ModelRecord model : models.subList(0, shown)) {
      head.append("%7s".formatted("m" + model.number()));
    }
    console.line("%s", head);
    for (Map<String, Object> record : records) {
      StringBuilder line = new StringBuilder(("  %-" + keyWidth + "s").formatted(record.get(key)));
      for (ModelRecord model : models.subList(0, shown)) {
        line.append("%7s".formatted(rank(record, model) + "/" + binary(record, model)));
      }
      console.line("%s", line);
    }
    if (shown < models.size()) {
      console.line(
          "  and %s more; --record KEY shows all", Counted.of(models.size() - shown, "model"));
    }
    console.line("");
    console.line("Records by rank, from the first");
    console.line("");
    for (ModelRecord model : models) {
      console.line(
          "  %3d %-20s %s  mean %5.2f, %4.1f%% binary 1",
          model.number(),
          model.name(),
          Histogram.draw(model.ranks()),
          model.meanRank(),
          100.0 * model.positives() / model.records());
    }
  }

  private static void printRecord(
      Console console, String key, List<ModelRecord> models, Map<String, Object> record) {
    console.line("%s %s", key, record.get(key));
    for (ModelRecord model : models) {
      console.line(
          "  %3d %-30s rank %4s  binary %s",
          model.number(), model.name(), rank(record, model), binary(record, model));
    }
  }

  private static Object rank(Map<String, Object> record, ModelRecord model) {
    return record.get("model" + model.number() + "_rank");
  }

  private static Object binary(Map<String, Object> record, ModelRecord model) {
    return record.get("model" + model.number() + "_binary");
  }

  private static ObjectNode json(
      String mart, String run, List<ModelRecord> models, List<Map<String, Object>> records) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("mart", mart);
    root.put("run", run);
    for (ModelRecord model : models) {
      ObjectNode node = root.withArray("models").addObject();
      node.put("number", model.number());
      node.put("name", model.name());
      node.put("records", model.records());
      node.put("positives", model.positives());
      node.put("first_rank", model.firstRank());
      model.ranks().forEach(node.withArray("ranks")::add);
    }
    records.forEach(record -> root.withArray("records").add(mapper.valueToTree(record)));
    return root;
  }
}
