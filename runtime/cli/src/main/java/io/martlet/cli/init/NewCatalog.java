package io.martlet.cli.init;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Column;
import io.martlet.catalog.ColumnFormat;
import io.martlet.catalog.DeliveryTerms;
import io.martlet.catalog.Deployment;
import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.RankRange;
import io.martlet.catalog.Universe;
import io.martlet.catalog.yaml.CatalogWriter;
import io.martlet.spark.infer.InferredColumn;
import io.martlet.spark.infer.InferredUniverse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A catalog to begin with.
 *
 * @param name the catalog's
 * @param universeName the universe's
 * @param sources where the records are
 * @param from what messages call them
 */
record NewCatalog(
    String name,
    String universeName,
    List<String> sources,
    InferredUniverse universe,
    String key,
    String from) {

  private static final String CMAKE = "native/CMakeLists.txt";
  private static final String SOURCE = "native/models.cpp";
  private static final String MART = "first";
  private static final String UNIVERSE = "universe.yaml";

  /** What {@link #files} writes, whatever the universe. */
  static final List<String> FILES =
      List.of("catalog.yaml", UNIVERSE, "marts/" + MART + ".yaml", CMAKE, SOURCE);

  private static final String LIBRARY = "models";

  /** Its files, from path in its folder to text. */
  Map<String, String> files() {
    FirstModel model = FirstModel.of(universe, key);
    Map<String, String> files = new LinkedHashMap<>(CatalogWriter.write(catalog(model)));
    files.computeIfPresent(UNIVERSE, (file, text) -> UniverseComments.in(text, universe, from));
    files.put(CMAKE, Template.text("CMakeLists.txt"));
    files.put(SOURCE, model.source());
    return files;
  }

  private Catalog catalog(FirstModel first) {
    Binary library =
        new Binary(
            Located.of(LIBRARY),
            Located.of(BinaryKind.LIBRARY),
            List.of(
                new Artifact(
                    Optional.empty(),
                    Located.of("binaries/lib" + LIBRARY + ".so"),
                    Optional.empty())));
    return new Catalog(
        Located.of(name),
        new Universe(
            Located.of(universeName),
            Located.of(key),
            sources.stream().map(Located::of).toList(),
            Located.of(universe.format()),
            universe.ignored().stream().map(ignored -> Located.of(ignored.name())).toList(),
            DeliveryTerms.STRICT,
            universe.columns().stream().map(NewCatalog::column).toList()),
        List.of(new Mart(Located.of(MART), List.of(model(first)))),
        List.of(library),
        Deployment.DEFAULT);
  }

  private static Model model(FirstModel first) {
    return new Model(
        Located.of(1),
        Located.of(FirstModel.NAME),
        first.inputs().stream().map(input -> Located.of(input.name())).toList(),
        Located.of(LIBRARY),
        Optional.empty(),
        Optional.empty(),
        Located.of(new RankRange(1, FirstModel.LAST_RANK)),
        List.of(),
        Optional.empty());
  }

  private static Column column(InferredColumn column) {
    return new Column(
        Located.of(column.name()),
        Located.of(column.type()),
        column.nullable(),
        new ColumnFormat(
            Optional.of(column.from()).filter(from -> !from.equals(column.name())),
            Optional.of(column.missing()).filter(missing -> !missing.isEmpty()),
            column.dates(),
            column.booleans(),
            Optional.empty(),
            false));
  }
}
