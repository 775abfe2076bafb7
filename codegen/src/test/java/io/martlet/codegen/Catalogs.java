package io.martlet.codegen;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Column;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.Deployment;
import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.RankRange;
import io.martlet.catalog.Universe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Catalogs for tests, with the files they name. */
public final class Catalogs {

  private static final ColumnType[] TYPES = ColumnType.values();

  private Catalogs() {}

  /** Every type, nullable and not, over and over; models that read them all. */
  public static Catalog wide(Path folder, int columns, int marts, int modelsPerMart) {
    write(folder.resolve("score.R"), "score <- function(batch) stop()\n");
    List<Column> declared = new ArrayList<>();
    declared.add(new Column(Located.of("id"), Located.of(ColumnType.INT64), false));
    for (int i = 0; i < columns; i++) {
      ColumnType type = TYPES[i % TYPES.length];
      declared.add(new Column(Located.of("c" + i), Located.of(type), i % 2 == 0));
    }
    List<Located<String>> inputs =
        declared.stream().skip(1).map(column -> Located.of(column.name().value())).toList();
    List<Mart> built = new ArrayList<>();
    for (int mart = 0; mart < marts; mart++) {
      List<Model> models = new ArrayList<>();
      for (int model = 1; model <= modelsPerMart; model++) {
        models.add(model(model, inputs));
      }
      built.add(new Mart(Located.of("mart" + mart), models));
    }
    Artifact script = new Artifact(Optional.empty(), Located.of("score.R"), Optional.empty());
    return new Catalog(
        Located.of("wide"),
        new Universe(Located.of("clients"), Located.of("id"), List.of(), declared),
        built,
        List.of(new Binary(Located.of("script"), Located.of(BinaryKind.R), List.of(script))),
        Deployment.DEFAULT);
  }

  private static Model model(int number, List<Located<String>> inputs) {
    return new Model(
        Located.of(number),
        Located.of("model_" + number),
        inputs,
        Located.of("script"),
        Optional.empty(),
        Optional.empty(),
        Located.of(new RankRange(1, 20)),
        List.of(),
        Optional.empty());
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
