package io.martlet.cli.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.ledger.ModelRecord;
import io.martlet.ledger.RunRecord;

/** Runs and their models as all commands print them for programs. */
final class RunJson {

  private RunJson() {}

  static void describe(ObjectNode node, RunRecord run) {
    node.put("run", run.id());
    node.put("catalog", run.catalog());
    run.who().ifPresent(who -> node.put("who", who));
    run.parent().ifPresent(parent -> node.put("parent", parent));
    node.put("plan", run.planDigest());
    node.put("state", run.state().name());
    node.put("records", run.records());
    node.put("started", run.started().toString());
    run.finished().ifPresent(end -> node.put("finished", end.toString()));
  }

  static void describe(ObjectNode node, ModelRecord model) {
    node.put("mart", model.mart());
    node.put("number", model.number());
    node.put("name", model.name());
    node.put("state", model.state().name());
    node.put("records", model.records());
    model.scoredBy().ifPresent(run -> node.put("scored_by", run));
    model
        .failure()
        .ifPresent(
            failure -> {
              ObjectNode told = node.putObject("failure");
              told.put("kind", failure.kind());
              failure.signal().ifPresent(signal -> told.put("signal", signal));
              failure.record().ifPresent(record -> told.put("record", record));
              told.put("message", failure.message());
            });
  }
}
