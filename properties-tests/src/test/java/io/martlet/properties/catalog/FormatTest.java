package io.martlet.properties.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.format.Formatter;
import io.martlet.catalog.load.LoadedCatalog;
import io.martlet.catalog.yaml.CatalogLoader;
import io.martlet.catalog.yaml.CatalogWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Formatting changes how a catalog looks, once, and never what it means. */
class FormatTest {

  private static final String MART =
      """
      # How it begins.
      mart: auto
      defaults: {binary: cards,   rank: 1..20, tags: [ 'new',"a b" ]}   # of all

      models:
      -   number: 1
          name:   luxury
          inputs: [ age, # years
                    income ]
          # below


      - {number: 2, name: used, inputs: [age],}
      # between
      -
        number: 3
        name: rare
        inputs:
        - age
        - income # both
        symbol: >
          folded
          text
      # the end
      """;

  @Property(tries = 1000)
  void whateverTheTextFormattingIsIdempotent(@ForAll("changes") List<Change> changes) {
    String text = changed(changes);
    String once = Formatter.format(text);

    assertThat(Formatter.format(once)).isEqualTo(once);
  }

  @Property(tries = 400)
  void whateverTheTextItsMeaningStays(@ForAll("changes") List<Change> changes) {
    String text = changed(changes);
    LoadedCatalog before = load(text);
    LoadedCatalog after = load(Formatter.format(text));

    assertThat(after.catalog()).isEqualTo(before.catalog());
    assertThat(rules(after)).isEqualTo(rules(before));
  }

  @Property(tries = 400)
  void commentsStayInOrder(@ForAll Set<@IntRange(max = 24) Integer> lines) {
    List<String> remarks = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int line = 0;
    for (String content : MART.split("\n")) {
      boolean remarked = lines.contains(line++);
      String remark = "# remark " + line + ".";
      text.append(content).append(remarked ? " " + remark + "\n" : "\n");
      if (remarked) {
        remarks.add(remark);
      }
    }

    assertThat(Formatter.format(text.toString()))
        .isNotEqualTo(text.toString())
        .containsSubsequence(remarks.isEmpty() ? List.of("") : remarks);
  }

  @Property(tries = 100)
  void whatIsWrittenIsInForm(@ForAll("catalogs") Catalog catalog) {
    CatalogWriter.write(catalog)
        .forEach((file, text) -> assertThat(Formatter.format(text)).isEqualTo(text));
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<String> inserted =
        Arbitraries.of(
            " ",
            "  ",
            "\n",
            "\n\n\n",
            " # a comment\n",
            "\n# another\n",
            "\n      # deep\n",
            "'",
            "\"",
            "[",
            "]",
            "{",
            "}",
            ",",
            "- ",
            ": ",
            "|\n",
            "|+\n",
            ">-\n",
            "#",
            "x",
            "---\n",
            "\r\n",
            "\t",
            "🦜");
    return Combinators.combine(
            Arbitraries.integers().between(0, MART.length()),
            Arbitraries.integers().between(0, 2),
            inserted)
        .as(Change::new)
        .list()
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<Catalog> catalogs() {
    return Catalogs.any();
  }

  private static String changed(List<Change> changes) {
    String text = MART;
    for (Change change : changes) {
      text = change.apply(text);
    }
    return text;
  }

  private static LoadedCatalog load(String mart) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(
        "catalog.yaml",
        bytes("catalog: shop\nuniverse: universe.yaml\nmarts: [auto.yaml]\nbinaries: {}\n"));
    files.put("universe.yaml", bytes("universe: clients\nkey: id\ncolumns: { id: int64 }\n"));
    files.put("auto.yaml", bytes(mart));
    return Folders.with(files, CatalogLoader::load);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> rules(LoadedCatalog loaded) {
    return loaded.diagnostics().stream().map(Diagnostic::rule).sorted().toList();
  }

  /** Replaces some characters by others. */
  record Change(int at, int removed, String inserted) implements UnaryOperator<String> {
    @Override
    public String apply(String text) {
      int from = Math.min(at, text.length());
      int to = Math.min(from + removed, text.length());
      return text.substring(0, from) + inserted + text.substring(to);
    }
  }
}
