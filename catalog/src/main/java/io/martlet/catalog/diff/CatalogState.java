package io.martlet.catalog.diff;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.Universe;
import io.martlet.catalog.hash.FileDigests;
import io.martlet.catalog.hash.ModelHashes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A catalog with the hashes of its models. */
public final class CatalogState {

  private final Catalog catalog;
  private final Map<String, Entry> models = new LinkedHashMap<>();

  private CatalogState(Catalog catalog) {
    this.catalog = catalog;
  }

  public static CatalogState of(Catalog catalog, FileDigests files) {
    CatalogState state = new CatalogState(catalog);
    ModelHashes hashes = new ModelHashes(catalog, files::of);
    for (Mart mart : catalog.marts()) {
      for (Model model : mart.models()) {
        Entry entry = new Entry(mart, model, hashes.scoring(model), hashes.metadata(mart, model));
        state.models.putIfAbsent(entry.subject(), entry);
      }
    }
    return state;
  }

  Catalog catalog() {
    return catalog;
  }

  List<ModelOutputs> outputs() {
    return models.values().stream().map(Entry::outputs).toList();
  }

  /** The key of every mart. */
  Optional<MartKey> key() {
    Universe universe = catalog.universe();
    return universe
        .column(universe.key().value())
        .map(column -> MartKey.of(column.name().value(), column.type().value()));
  }

  /** By subject, in the catalog's order. */
  Map<String, Entry> models() {
    return models;
  }

  /** A model in its mart. */
  record Entry(Mart mart, Model model, String scoringHash, String metadataHash) {

    String subject() {
      return mart.name() + "/" + model.name();
    }

    ModelOutputs outputs() {
      return ModelOutputs.of(
          mart.name().value(),
          model.number().value(),
          model.name().value(),
          scoringHash,
          model.inputs().stream().map(Located::value).toList());
    }
  }
}
