package io.martlet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.martlet.ledger.Ledger;
import io.martlet.spark.Storage;
import io.martlet.spark.mart.MartReader;
import io.martlet.spark.mart.MartTables;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;

/** What a run of a chaos catalog has come to, held to what it must. */
record ChaosScores(ChaosCatalog catalog, Copy copy) {

  /** Every good model has the right scores in every cell, every bad one failed as it does. */
  void hold(SoftAssertions softly) throws IOException {
    holdGood(softly);
    holdBad(softly);
  }

  private void holdGood(SoftAssertions softly) {
    int models =
        ChaosCatalog.GOOD_LIBRARY_MODELS + ChaosCatalog.GOOD_SCRIPTS + ChaosCatalog.GOOD_PROGRAMS;
    try (Ledger ledger = Ledger.local(copy.workspace().ledger());
        MartTables tables =
            new MartTables(ledger.jdbcUrl(), Storage.location(copy.workspace().warehouse()))) {
      List<Map<String, Object>> rows = new MartReader(tables, "good").first(Integer.MAX_VALUE);
      softly.assertThat(rows).hasSize(catalog.records());
      softly
          .assertThat(rows.stream().map(row -> row.get("id")).distinct().count())
          .as("records, each once")
          .isEqualTo(catalog.records());
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

  private void holdBad(SoftAssertions softly) throws IOException {
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
