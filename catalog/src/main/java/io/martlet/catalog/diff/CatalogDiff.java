package io.martlet.catalog.diff;

import io.martlet.catalog.select.Selector;
import java.util.List;
import java.util.Set;

/**
 * What changed between two states of a catalog.
 *
 * @param models the models that changed, as they stand in the new state, removed ones last
 * @param columns what changed in the universe, a phrase each; empty for a selection
 * @param breaks what consumers would stumble over
 * @param marts the marts whose tables change
 * @param unchanged how many models stayed as they were
 * @param spent accepted breaks whose models are gone already, so that they can be removed
 */
public record CatalogDiff(
    List<ModelChange> models,
    List<String> columns,
    List<Break> breaks,
    Set<String> marts,
    int unchanged,
    List<String> spent) {

  public CatalogDiff {
    models = List.copyOf(models);
    columns = List.copyOf(columns);
    breaks = List.copyOf(breaks);
    spent = List.copyOf(spent);
  }

  public static CatalogDiff between(CatalogState before, CatalogState after) {
    return between(before, after, Selector.ALL);
  }

  /** What changed of the models that are selected, as they are or were. */
  public static CatalogDiff between(CatalogState before, CatalogState after, Selector selector) {
    return new Comparison(before, after, selector).diff();
  }

  public boolean isEmpty() {
    return models.isEmpty() && columns.isEmpty() && breaks.isEmpty();
  }

  /** How many models are to be scored. */
  public long scored() {
    return models.stream().filter(ModelChange::scored).count();
  }

  public long count(ModelChange.Kind kind) {
    return models.stream().filter(change -> change.kind() == kind).count();
  }

  /** The breaks that nobody accepted. */
  public List<Break> unaccepted() {
    return breaks.stream().filter(each -> each.accepted().isEmpty()).toList();
  }
}
