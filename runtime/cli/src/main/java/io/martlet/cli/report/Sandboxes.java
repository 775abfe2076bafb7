package io.martlet.cli.report;

import io.martlet.ledger.PassWork;
import io.martlet.ledger.PastWork;
import io.martlet.spark.host.SandboxLevel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a run's models ran in. */
final class Sandboxes {

  private Sandboxes() {}

  /** The least that one of the run's hosts has reached; not known of older runs. */
  static Optional<String> least(List<PastWork> work) {
    return work.stream()
        .map(PastWork::work)
        .map(PassWork::sandbox)
        .flatMap(Optional::stream)
        .min(Comparator.comparing(SandboxLevel::named));
  }
}
