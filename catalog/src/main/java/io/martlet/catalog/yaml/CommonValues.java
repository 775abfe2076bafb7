package io.martlet.catalog.yaml;

import io.martlet.catalog.Located;
import io.martlet.catalog.Model;
import io.martlet.catalog.RankRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What most models of a mart have in common. An owner only if every model has one, since a model
 * cannot say that it has none.
 */
public record CommonValues(
    Located<String> binary,
    Located<RankRange> rank,
    Optional<Located<String>> owner,
    Optional<List<Located<String>>> tags) {

  public static CommonValues of(List<Model> models) {
    boolean owned = models.stream().allMatch(model -> model.owner().isPresent());
    return new CommonValues(
        mostOften(models, Model::binary),
        mostOften(models, Model::rank),
        owned && models.size() > 1 ? mostOften(models, Model::owner) : Optional.empty(),
        models.size() > 1
            ? Optional.of(mostOften(models, Model::tags)).filter(tags -> !tags.isEmpty())
            : Optional.empty());
  }

  /** The value that most have; of several, the first. */
  private static <T> T mostOften(List<Model> models, Function<Model, T> value) {
    Map<T, Integer> counts = new LinkedHashMap<>();
    models.forEach(model -> counts.merge(value.apply(model), 1, Integer::sum));
    T best = value.apply(models.get(0));
    for (Map.Entry<T, Integer> entry : counts.entrySet()) {
      if (entry.getValue() > counts.get(best)) {
        best = entry.getKey();
      }
    }
    return best;
  }
}
