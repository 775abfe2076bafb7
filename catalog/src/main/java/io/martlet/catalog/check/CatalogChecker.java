package io.martlet.catalog.check;

import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.load.LoadedCatalog;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Checks a catalog in stages: structure (which loading has done), fields, references, files and
 * policy. A stage with errors is the last one, so that one mistake is reported once.
 */
public final class CatalogChecker {

  private static final List<BiConsumer<Checked, Findings>> STAGES =
      List.of(
          (checked, findings) -> FieldStage.check(checked.catalog(), findings),
          (checked, findings) -> all(Rules.REFERENCES, checked, findings),
          NamedFiles::check,
          (checked, findings) -> all(Rules.POLICY, checked, findings));

  private CatalogChecker() {}

  /** What loading and checking found, folded and sorted by place. */
  public static List<Diagnostic> check(LoadedCatalog loaded) {
    Findings findings = new Findings();
    findings.addAll(loaded.diagnostics());
    loaded
        .catalog()
        .map(catalog -> new Checked(catalog, loaded.root()))
        .ifPresent(
            checked -> {
              runStages(checked, findings);
              Suppressions.apply(checked.catalog().governance().suppressions(), findings);
            });
    return findings.sorted();
  }

  /** Rules know nothing of each other: all cores take some. */
  private static void all(List<CatalogRule> rules, Checked checked, Findings findings) {
    rules.parallelStream()
        .map(
            rule -> {
              Findings own = new Findings();
              rule.check(checked, own);
              return own;
            })
        .forEachOrdered(findings::addAll);
  }

  private static void runStages(Checked checked, Findings findings) {
    for (BiConsumer<Checked, Findings> stage : STAGES) {
      if (findings.hasErrors()) {
        return;
      }
      stage.accept(checked, findings);
    }
  }
}
