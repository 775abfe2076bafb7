package io.martlet.cli.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.cli.catalog.ModelSelection;
import io.martlet.ledger.ModelRecord;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The models of a run, as commands choose and describe them. */
final class ScoredModels {

  private ScoredModels() {}

  /** Those that are selected; all when all are, gone from the catalog or not. */
  static List<ModelRecord> selected(List<ModelRecord> scored, ModelSelection selection) {
    if (selection.isOfAll()) {
      return scored;
    }
    Set<String> subjects =
        selection.models().stream()
            .map(ModelSelection.Selected::subject)
            .collect(Collectors.toSet());
    return scored.stream()
        .filter(model -> subjects.contains(model.mart() + "/" + model.name()))
        .toList();
  }

  static void describe(ObjectNode node, ModelRecord model) {
    node.put("mart", model.mart());
    node.put("number", model.number());
    node.put("name", model.name());
    node.put("state", model.state().name());
    node.put("records", model.records());
    model
        .failure()
        .ifPresent(
            failure -> {
              ObjectNode told = node.putObject("failure");
              told.put("kind", failure.kind());
              failure.signal().ifPresent(signal -> told.put("signal", signal));
              told.put("message", failure.message());
            });
  }
}
