package io.martlet.cli.profile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.spark.profile.ColumnProfile;
import io.martlet.spark.profile.DeliveryProfile;

/** A profile for programs: the numbers, and no value of a record. */
final class ProfileJson {

  private ProfileJson() {}

  static ObjectNode of(DeliveryProfile profile) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("universe", profile.universe());
    root.put("files", profile.files());
    root.put("records", profile.records());
    profile.before().ifPresent(before -> root.put("before", before));
    root.put("refused", profile.refused());
    root.put("drifted", profile.drifted());
    ArrayNode columns = root.putArray("columns");
    profile.columns().forEach(column -> describe(columns.addObject(), column));
    return root;
  }

  private static void describe(ObjectNode node, ColumnProfile column) {
    node.put("name", column.name());
    node.put("delivered", column.delivered());
    node.put("type", new ColumnRemarks(column).declared());
    column.fitting().ifPresent(fitting -> node.put("fitting", fitting.keyword()));
    ArrayNode words = node.putArray("missing_words");
    column.words().forEach(words::add);
    node.put("missing", column.missing());
    node.put("unfit", column.unfit());
    column.firstUnfit().ifPresent(place -> node.put("first_unfit", place));
    node.put("distinct", column.distinct());
    if (!column.numbers().isEmpty()) {
      ArrayNode quartiles = node.putArray("quartiles");
      column.numbers().forEach(quartiles::add);
      node.put("mean", column.mean());
    }
    ArrayNode histogram = node.putArray("histogram");
    column.histogram().forEach(histogram::add);
    column
        .drift()
        .ifPresent(
            drift -> {
              ObjectNode moved = node.putObject("drift");
              if (!Double.isNaN(drift.index())) {
                moved.put("index", drift.index());
              }
              moved.put("missing_before", drift.missingBefore());
              moved.put("missing_now", drift.missingNow());
              moved.put("large", drift.isLarge());
            });
  }
}
