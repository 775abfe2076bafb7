package io.martlet.catalog.diff;

import io.martlet.catalog.diff.ModelOutputs.Slot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Columns of a mart that consumers may read and no longer find, or find to mean something else.
 * Catalogs are compared by this, and so are a plan and what is published.
 *
 * @param former whose columns they were
 * @param now what became of that model; empty when it is gone
 * @param message what breaks, one sentence
 */
public record OutputBreak(ModelOutputs former, Optional<ModelOutputs> now, String message) {

  public static List<OutputBreak> between(
      Collection<ModelOutputs> before, Collection<ModelOutputs> after) {
    return between(new Pairs(before, after));
  }

  static List<OutputBreak> between(Pairs pairs) {
    Map<Slot, ModelOutputs> taken = new HashMap<>();
    pairs.after().forEach(outputs -> taken.put(outputs.slot(), outputs));
    List<OutputBreak> breaks = new ArrayList<>();
    for (ModelOutputs former : pairs.before()) {
      Optional<ModelOutputs> now = Optional.ofNullable(pairs.afterOf().get(former));
      if (now.isEmpty() || !now.get().slot().equals(former.slot())) {
        Optional<ModelOutputs> other = Optional.ofNullable(taken.get(former.slot()));
        breaks.add(new OutputBreak(former, now, message(former, other)));
      }
    }
    return breaks;
  }

  private static String message(ModelOutputs former, Optional<ModelOutputs> other) {
    String columns =
        String.format(
            Locale.ROOT,
            "columns model%1$d_rank and model%1$d_binary of mart %2$s",
            former.number(),
            former.mart());
    return other
        .map(holder -> "The %s now mean %s.".formatted(columns, holder.subject()))
        .orElse("The %s are gone.".formatted(columns));
  }
}
