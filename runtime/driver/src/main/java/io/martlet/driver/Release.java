package io.martlet.driver;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.MartRecord;
import io.martlet.ledger.ModelRecord;
import io.martlet.ledger.ModelState;
import io.martlet.ledger.Publications;
import io.martlet.spark.mart.MartTables;
import io.martlet.spark.mart.MartVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows readers a mart by somebody's decision, which is on record with who and why. */
public final class Release {

  private final MartTables tables;
  private final Ledger ledger;

  public Release(MartTables tables, Ledger ledger) {
    this.tables = tables;
    this.ledger = ledger;
  }

  /**
   * Shows a mart as a run has left it: one that a gate has held back, one that lacks scores of
   * models that are named, or one that was taken back.
   *
   * @param without the names of all of its models that have no scores; readers find them empty
   * @throws RunException when the run has left nothing that could be shown, or when models lack
   *     scores that are not named
   */
  public void show(String run, MartRecord mart, Set<String> without, String reason) {
    switch (mart.state()) {
      case PENDING ->
          throw wrong("Run %s has not written mart %s yet.".formatted(run, mart.name()));
      case PUBLISHED -> throw wrong("Run %s has published mart %s.".formatted(run, mart.name()));
      case STAGED, WITHDRAWN -> {
        List<String> missing = missing(run, mart.name());
        requireNamed(run, mart.name(), missing, without);
        MartVersion version = new MartVersion(run, mart.snapshot().orElseThrow());
        ledger
            .publications()
            .release(
                run,
                mart,
                missing,
                tables.current(mart.name()).map(MartVersion::snapshot),
                reason,
                () -> tables.show(mart.name(), version));
      }
    }
  }

  private List<String> missing(String run, String mart) {
    return ledger.queries().models(run).stream()
        .filter(model -> model.mart().equals(mart) && model.state() == ModelState.FAILED)
        .map(ModelRecord::name)
        .toList();
  }

  private static void requireNamed(
      String run, String mart, List<String> missing, Set<String> without) {
    List<String> unnamed = new ArrayList<>(missing);
    unnamed.removeAll(without);
    if (!unnamed.isEmpty()) {
      throw wrong(
          ("Mart %s has no scores of %s in run %s. Score them: martlet retry. Or publish the mart"
                  + " without them, by name: --without %s")
              .formatted(mart, String.join(", ", unnamed), run, String.join(",", missing)));
    }
    List<String> unknown = new ArrayList<>(without);
    unknown.removeAll(missing);
    if (!unknown.isEmpty()) {
      throw wrong(
          "Model %s of mart %s did not fail in run %s: its scores are published with the others'."
              .formatted(unknown.get(0), mart, run));
    }
  }

  /**
   * Brings back what readers saw of a mart before.
   *
   * @return the run whose version they see again
   * @throws RunException when there is none, or it is gone
   */
  public String rollBack(String mart, String reason) {
    MartVersion now =
        tables.current(mart).orElseThrow(() -> wrong("Mart %s is not published.".formatted(mart)));
    Optional<MartVersion> former = tables.former(mart);
    if (former.isEmpty()) {
      throw wrong(
          "Mart %s has nothing to go back to: no version before that of run %s is kept."
              .formatted(mart, now.run()));
    }
    ledger
        .publications()
        .rollBack(
            mart,
            version(now),
            version(former.get()),
            reason,
            () -> tables.bringBack(mart, former.get()));
    return former.get().run();
  }

  private static Publications.Version version(MartVersion version) {
    return new Publications.Version(version.run(), version.snapshot());
  }

  private static RunException wrong(String message) {
    return new RunException(ExitCode.USAGE, message);
  }
}
