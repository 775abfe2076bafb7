package io.martlet.catalog.yaml;

import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.format.Emitter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a mart's file. */
final class MartText {

  private final CommonValues common;
  private final StringBuilder out = new StringBuilder();

  private MartText(CommonValues common) {
    this.common = common;
  }

  static String of(Mart mart) {
    String head = "mart: " + Emitter.text(mart.name()) + "\n" + retired(mart);
    return mart.models().isEmpty()
        ? head + "models: []\n"
        : head + new MartText(CommonValues.of(mart.models())).text(mart.models());
  }

  private static String retired(Mart mart) {
    return mart.retired().isEmpty()
        ? ""
        : mart.retired().stream()
            .map(Object::toString)
            .collect(Collectors.joining(", ", "retired: [", "]\n"));
  }

  private String text(List<Model> models) {
    out.append("defaults:\n");
    entry("  ", "binary", common.binary());
    out.append("  rank: ").append(common.rank()).append('\n');
    common.owner().ifPresent(owner -> entry("  ", "owner", owner));
    common.tags().ifPresent(tags -> list("  tags: ", tags));
    out.append("models:\n");
    models.forEach(this::append);
    return out.toString();
  }

  private void append(Model model) {
    out.append("  - number: ").append(model.number()).append('\n');
    entry("    ", "name", model.name());
    list("    inputs: ", model.inputs());
    if (!model.binary().equals(common.binary())) {
      entry("    ", "binary", model.binary());
    }
    model.symbol().ifPresent(symbol -> entry("    ", "symbol", symbol));
    model.parameters().ifPresent(parameters -> entry("    ", "parameters", parameters));
    if (!model.rank().equals(common.rank())) {
      out.append("    rank: ").append(model.rank()).append('\n');
    }
    if (!model.tags().equals(common.tags().orElse(List.of()))) {
      list("    tags: ", model.tags());
    }
    model
        .owner()
        .filter(owner -> !common.owner().equals(Optional.of(owner)))
        .ifPresent(owner -> entry("    ", "owner", owner));
  }

  private void entry(String indent, String key, Located<String> text) {
    out.append(indent).append(key).append(": ").append(Emitter.text(text)).append('\n');
  }

  private void list(String start, List<Located<String>> texts) {
    out.append(Emitter.list(start, texts)).append('\n');
  }
}
