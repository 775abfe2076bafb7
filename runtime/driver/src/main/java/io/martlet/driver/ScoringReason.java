package io.martlet.driver;

import io.martlet.plan.PlanArtifact;
import io.martlet.plan.PlanFile;
import io.martlet.plan.PlanModel;
import io.martlet.plan.RunPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a run scores a model.
 *
 * @param why in words, such as {@code new}
 */
public record ScoringReason(PlanModel model, String why) {

  private static final int SHOWN = 8;

  /** What decides its scores is another than when it was scored last, by a plan that is known. */
  static ScoringReason changed(RunPlan then, PlanModel old, RunPlan now, PlanModel model) {
    List<String> changes = new ArrayList<>();
    file(old.parameters(), model.parameters()).ifPresent(changes::add);
    changes.addAll(binary(then, old, now, model));
    if (!old.symbol().equals(model.symbol())) {
      changes.add("symbol %s -> %s".formatted(old.symbol(), model.symbol()));
    }
    if (!old.rank().equals(model.rank())) {
      changes.add("ranks %s -> %s".formatted(old.rank(), model.rank()));
    }
    if (!old.inputs().equals(model.inputs())) {
      changes.add("inputs");
    } else if (!types(then, old).equals(types(now, model))) {
      changes.add("types of inputs");
    }
    return new ScoringReason(model, changes.isEmpty() ? "changed" : String.join("; ", changes));
  }

  private static List<String> types(RunPlan plan, PlanModel model) {
    return model.inputs().stream().map(input -> plan.universe().column(input).declared()).toList();
  }

  private static List<String> binary(RunPlan then, PlanModel old, RunPlan now, PlanModel model) {
    if (!old.binary().equals(model.binary())) {
      return List.of("binary %s -> %s".formatted(old.binary(), model.binary()));
    }
    Map<String, PlanFile> before = new HashMap<>();
    for (PlanArtifact artifact : then.binary(old.binary()).artifacts()) {
      before.put(artifact.file().path(), artifact.file());
    }
    return now.binary(model.binary()).artifacts().stream()
        .map(PlanArtifact::file)
        .flatMap(
            file -> file(Optional.ofNullable(before.get(file.path())), Optional.of(file)).stream())
        .toList();
  }

  /** That a file has other bytes. */
  private static Optional<String> file(Optional<PlanFile> old, Optional<PlanFile> now) {
    String before = old.map(ScoringReason::digest).orElse("none");
    String after = now.map(ScoringReason::digest).orElse("none");
    return before.equals(after)
        ? Optional.empty()
        : now.or(() -> old).map(file -> "%s %s -> %s".formatted(file.path(), before, after));
  }

  private static String digest(PlanFile file) {
    return file.sha256().substring(0, SHOWN);
  }
}
