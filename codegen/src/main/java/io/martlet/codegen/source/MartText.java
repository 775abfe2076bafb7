package io.martlet.codegen.source;

import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.RankRange;
import io.martlet.catalog.yaml.CommonValues;
import io.martlet.codegen.columns.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the method that declares a mart's models. */
final class MartText {

  private final CommonValues common;
  private final String binaries;
  private final SourceNaming names;
  private final Lines lines;

  /**
   * @param binaries what stands before a binary's constant
   */
  private MartText(CommonValues common, String binaries, SourceNaming names, Lines lines) {
    this.common = common;
    this.binaries = binaries;
    this.names = names;
    this.lines = lines;
  }

  /** A file with a class of the mart's own. */
  static String file(Mart mart, SourceNaming names, String packageName) {
    Lines lines = new Lines();
    if (!packageName.isEmpty()) {
      lines.add(0, "package " + packageName + ";").blank();
    }
    lines.add(0, "import io.martlet.dsl.MartBuilder;").blank();
    lines.add(0, "final class " + names.type(mart) + " {").blank();
    lines.add(2, "private " + names.type(mart) + "() {}").blank();
    method(mart, "static void models", names.main() + ".", names, lines);
    return lines.add(0, "}").toString();
  }

  static void method(
      Mart mart, String signature, String binaries, SourceNaming names, Lines lines) {
    lines.add(2, "%s(MartBuilder<%s> mart) {".formatted(signature, names.universe()));
    if (!mart.retired().isEmpty()) {
      List<String> numbers = mart.retired().stream().map(Object::toString).toList();
      lines.call(4, "mart.retired(", numbers, ");");
    }
    if (!mart.models().isEmpty()) {
      new MartText(CommonValues.of(mart.models()), binaries, names, lines).models(mart.models());
    }
    lines.add(2, "}");
  }

  private void models(List<Model> models) {
    String start = "mart" + scoredBy(common.binary()) + ranks(common.rank());
    String owner = common.owner().map(MartText::ownedBy).orElse("");
    lines.add(4, start + owner + common.tags().map(MartText::tagged).orElse("") + ";");
    models.forEach(this::model);
  }

  private void model(Model model) {
    lines.add(
        4, "mart.model(%s, %s, model -> model".formatted(model.number(), Literal.of(model.name())));
    lines.call(
        8,
        ".reads(",
        model.inputs().stream().map(input -> names.column(input.value())).toList(),
        ")");
    more(model).forEach(sentence -> lines.add(8, sentence));
    lines.end(");");
  }

  private List<String> more(Model model) {
    List<String> more = new ArrayList<>();
    if (!model.binary().equals(common.binary())) {
      more.add(scoredBy(model.binary()));
    }
    model.symbol().ifPresent(symbol -> more.add(".symbol(" + Literal.of(symbol) + ")"));
    model.parameters().ifPresent(path -> more.add(".parameters(" + Literal.of(path) + ")"));
    if (!model.rank().equals(common.rank())) {
      more.add(ranks(model.rank()));
    }
    if (!model.tags().equals(common.tags().orElse(List.of()))) {
      more.add(tagged(model.tags()));
    }
    model
        .owner()
        .filter(owner -> !common.owner().filter(owner::equals).isPresent())
        .ifPresent(owner -> more.add(ownedBy(owner)));
    return more;
  }

  private String scoredBy(Located<String> binary) {
    return ".scoredBy(" + binaries + names.binary(binary.value()) + ")";
  }

  private static String ranks(Located<RankRange> ranks) {
    return String.format(
        Locale.ROOT, ".ranks(%d, %d)", ranks.value().first(), ranks.value().last());
  }

  private static String ownedBy(Located<String> owner) {
    return ".ownedBy(" + Literal.of(owner) + ")";
  }

  private static String tagged(List<Located<String>> tags) {
    return ".tagged(" + Literal.list(tags) + ")";
  }
}
