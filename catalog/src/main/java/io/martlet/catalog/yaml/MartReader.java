package io.martlet.catalog.yaml;

import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import java.util.List;
import java.util.Optional;

/** Binds a mart's file. */
final class MartReader {

  private static final List<String> KEYS = List.of("mart", "defaults", "models");

  private MartReader() {}

  static Optional<Mart> read(Value root) {
    return root.keys("a mart", KEYS).flatMap(MartReader::mart);
  }

  private static Optional<Mart> mart(Keys unnamed) {
    Optional<Located<String>> name = unnamed.must("mart").flatMap(Value::text);
    Keys keys = name.map(known -> unnamed.about("mart " + known, known.value())).orElse(unnamed);
    Defaults defaults = keys.may("defaults").map(Defaults::read).orElse(Defaults.NONE);
    ModelReader reader = new ModelReader(name.map(Located::value).orElse(""), defaults);
    Optional<List<Model>> models =
        keys.must("models").flatMap(Value::list).map(values -> models(values, reader));
    return name.isEmpty() || models.isEmpty()
        ? Optional.empty()
        : Optional.of(new Mart(name.get(), models.get()));
  }

  private static List<Model> models(List<Value> values, ModelReader reader) {
    return values.stream().flatMap(value -> reader.read(value).stream()).toList();
  }
}
