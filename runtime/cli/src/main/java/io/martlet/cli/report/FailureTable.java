package io.martlet.cli.report;

import io.martlet.cli.terminal.Console;
import io.martlet.ledger.FailureRecord;
import io.martlet.ledger.ModelRecord;
import java.util.List;

/** Failed models, a paragraph each. */
public final class FailureTable {

  private FailureTable() {}

  public static void print(Console console, List<ModelRecord> models) {
    for (ModelRecord model : models) {
      model.failure().ifPresent(failure -> print(console, model, failure));
    }
  }

  private static void print(Console console, ModelRecord model, FailureRecord failure) {
    console.line("");
    console.line("  failed: model %d of mart %s, %s", model.number(), model.mart(), model.name());
    console.line(
        "    %s%s%s",
        failure.kind(),
        failure.signal().map(signal -> " by " + signal).orElse(""),
        failure.record().map(record -> " at " + record).orElse(""));
    console.line("    %s", failure.message());
    console.line("    mart %s stays staged; readers keep what they had", model.mart());
  }
}
