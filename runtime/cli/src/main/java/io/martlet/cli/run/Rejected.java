package io.martlet.cli.run;

import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.Shown;
import io.martlet.spark.Storage;
import io.martlet.spark.prepare.PreparedUniverse;
import java.nio.file.Path;

/** What is said of records that were left out. */
final class Rejected {

  private Rejected() {}

  /** The end of a sentence about a universe. */
  static String of(PreparedUniverse universe) {
    return universe
        .rejects()
        .map(
            place ->
                ", %s rejected (%s)"
                    .formatted(Counted.of(universe.rejected(), "record"), shown(place)))
        .orElse("");
  }

  private static String shown(String place) {
    return Storage.isLocal(place) ? Shown.path(Path.of(Storage.plain(place))) : place;
  }
}
