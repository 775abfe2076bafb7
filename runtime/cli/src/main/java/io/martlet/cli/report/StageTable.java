package io.martlet.cli.report;

import io.martlet.cli.page.Bars;
import io.martlet.cli.page.Page;
import io.martlet.cli.page.Table;
import io.martlet.cli.terminal.Counted;
import io.martlet.ledger.PastWork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the time of a run's tasks went. */
record StageTable(List<PastWork> work) {

  private static final Map<String, String> MEANINGS =
      Map.of(
          "open", "footers, files and hosts",
          "read", "bytes from storage",
          "decompress", "pages",
          "decode", "pages to what models read",
          "await", "for the models",
          "encode", "scores to pages",
          "write", "pages to files");

  Table table() {
    Map<String, Long> nanos = new LinkedHashMap<>();
    work.forEach(
        pass -> pass.work().stages().forEach((stage, time) -> nanos.merge(stage, time, Long::sum)));
    long all = Math.max(1, nanos.values().stream().mapToLong(Long::longValue).sum());
    Table table = new Table("stage", "#seconds", "", "what");
    nanos.forEach(
        (stage, time) ->
            table.row(
                "",
                Page.escaped(stage),
                String.format(Locale.ROOT, "%,.1f", time / 1e9),
                Bars.share(
                    (double) time / all,
                    String.format(Locale.ROOT, "%.0f%% of tasks' time", 100.0 * time / all)),
                MEANINGS.getOrDefault(stage, "")));
    return table;
  }

  String words() {
    return "Read %s of the universe, wrote %s; %s replaced.%s"
        .formatted(
            Counted.bytes(work.stream().mapToLong(pass -> pass.work().bytesRead()).sum()),
            Counted.bytes(work.stream().mapToLong(pass -> pass.work().bytesWritten()).sum()),
            Counted.of(work.stream().mapToLong(pass -> pass.work().hostRestarts()).sum(), "host"),
            Sandboxes.least(work)
                .map(" Models ran in the sandbox \"%s\" or more."::formatted)
                .orElse(""));
  }
}
