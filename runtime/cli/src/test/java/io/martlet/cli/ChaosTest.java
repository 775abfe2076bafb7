package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.ledger.Ledger;
import io.martlet.spark.Storage;
import io.martlet.spark.mart.MartReader;
import io.martlet.spark.mart.MartTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    holdGood(softly, catalog, copy);
    holdBad(softly, catalog, copy);
  }

  private static void holdGood(SoftAssertions softly, ChaosCatalog catalog, Copy copy) {
    int models =
        ChaosCatalog.GOOD_LIBRARY_MODELS + ChaosCatalog.GOOD_SCRIPTS + ChaosCatalog.GOOD_PROGRAMS;
    try (Ledger ledger = Ledger.local(copy.workspace().ledger());
        MartTables tables =
            new MartTables(ledger.jdbcUrl(), Storage.location(copy.workspace().warehouse()))) {
      List<Map<String, Object>> rows = new MartReader(tables, "good").first(Integer.MAX_VALUE);
      softly.assertThat(rows).hasSize(catalog.records());
      for (Map<String, Object> row : rows) {
        int id = (Integer) row.get("id");
        Map<String, Object> expected = new HashMap<>();
        expected.put("id", id);
        for (int model = 1; model <= models; model++) {
          expected.put("model" + model + "_rank", 1 + catalog.age(id) / 10);
          expected.put("model" + model + "_binary", catalog.region(id).equals("west") ? 1 : 0);
        }
        if (!row.equals(expected)) {
          softly.assertThat(row).isEqualTo(expected);
        }
      }
    }
  }

  private static void holdBad(SoftAssertions softly, ChaosCatalog catalog, Copy copy)
      throws IOException {
    Copy.Result failures = copy.martlet("failures", "--json");
    Map<String, JsonNode> failed = new HashMap<>();
    new ObjectMapper()
        .readTree(failures.out())
        .path("models")
        .forEach(model -> failed.put(model.path("name").asText(), model.path("failure")));
    for (ChaosCatalog.Fault fault : catalog.faults()) {
      JsonNode failure = failed.remove(fault.model());
      String outcome =
          failure == null
              ? "SCORED"
              : failure.path("kind").asText()
                  + (failure.has("signal") ? "_" + failure.path("signal").asText() : "");
      softly.assertThat(outcome).as("%s: %s", fault.model(), failure).isEqualTo(fault.outcome());
      if (failure != null && fault.record().equals("met")) {
        softly
            .assertThat(failure.path("record").asText())
            .as(fault.model())
            .isEqualTo("id " + catalog.met());
      }
    }
    softly.assertThat(failed).as("innocents blamed").isEmpty();
  }
}
