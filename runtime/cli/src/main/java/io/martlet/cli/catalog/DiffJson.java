package io.martlet.cli.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.catalog.diff.Break;
import io.martlet.catalog.diff.CatalogDiff;
import io.martlet.catalog.diff.ModelChange;
import java.util.Locale;
import java.util.Optional;

/** A comparison of catalogs for programs. */
final class DiffJson {

  private DiffJson() {}

  static ObjectNode of(CatalogDiff diff, FormerState former, Optional<Long> records) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("against", former.name());
    root.put("unchanged", diff.unchanged());
    root.put("to_score", diff.scored());
    records.ifPresent(count -> root.put("records", count).put("scores", count * diff.scored()));
    root.putArray("models");
    for (ModelChange change : diff.models()) {
      ObjectNode node = root.withArray("models").addObject();
      node.put("change", change.kind().name().toLowerCase(Locale.ROOT));
      change.before().ifPresent(before -> node.put("before", before));
      change.after().ifPresent(after -> node.put("after", after));
      node.put("to_score", change.scored());
      node.putArray("details");
      change.details().forEach(detail -> node.withArray("details").add(detail));
    }
    root.putArray("universe");
    diff.columns().forEach(column -> root.withArray("universe").add(column));
    root.putArray("breaks");
    for (Break each : diff.breaks()) {
      ObjectNode node = root.withArray("breaks").addObject();
      node.put("subject", each.subject()).put("message", each.message());
      node.put("accepted", each.accepted().orElse(null));
    }
    root.putArray("marts");
    diff.marts().forEach(mart -> root.withArray("marts").add(mart));
    root.putArray("taken_as_now");
    former.borrowed().forEach(path -> root.withArray("taken_as_now").add(path));
    return root;
  }
}
