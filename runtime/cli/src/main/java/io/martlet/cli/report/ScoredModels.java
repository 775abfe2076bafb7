package io.martlet.cli.report;

import io.martlet.cli.catalog.ModelSelection;
import io.martlet.ledger.ModelRecord;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The models of a run that a command is about. */
public final class ScoredModels {

  private ScoredModels() {}

  /** Those that are selected; all when all are, gone from the catalog or not. */
  public static List<ModelRecord> selected(List<ModelRecord> scored, ModelSelection selection) {
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
}
