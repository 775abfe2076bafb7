package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty bad models among eighty good ones: the good ones have the right scores in every cell, each
 * bad one has failed as it did, at the right record, and nobody else. {@code
 * benchmarks/faults/models/run} tries all faults, in passes of twenty ({@code -Dchaos.records},
 * {@code -Dchaos.seed}).
 */
class ChaosTest {

  private static final int BAD = 20;

  @TempDir private Path folder;

  @Test
  void oneBadModelCostsOneModel() throws IOException {
    List<ChaosCatalog.Fault> faults = new ArrayList<>(ChaosCatalog.allFaults());
    SoftAssertions softly = new SoftAssertions();
    int records = Integer.getInteger("chaos.records", 0);
    if (records == 0) {
      faults.removeIf(fault -> !fault.inBuild());
      hold(softly, faults, 10_000);
    } else {
      Collections.shuffle(faults, new Random(Long.getLong("chaos.seed", 1)));
      for (int from = 0; from < faults.size(); from += BAD) {
        hold(softly, faults.subList(from, Math.min(faults.size(), from + BAD)), records);
      }
    }
    softly.assertAll();
  }

  private void hold(SoftAssertions softly, List<ChaosCatalog.Fault> faults, int records)
      throws IOException {
    Path place = folder.resolve(faults.get(0).model());
    ChaosCatalog catalog = ChaosCatalog.write(place, records, faults);
    Copy copy = new Copy(place);

    Copy.Result run = copy.martlet("run", "--model-timeout", "3");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FAILED_MODELS);
    new ChaosScores(catalog, copy).hold(softly);
  }
}
