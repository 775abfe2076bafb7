package io.martlet.catalog.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.Shop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorTest {

  @TempDir private Path folder;
  private Catalog catalog;

  @BeforeEach
  void load() {
    catalog = new Shop(folder).catalog();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "*                      | luxury used moves",
        "luxury                 | luxury",
        "auto/*                 | luxury used",
        "*/mov?s                | moves",
        "mart:home              | moves",
        "tag:new                | luxury moves",
        "owner:growth*          | luxury used",
        "owner:\"growth team\"  | luxury used",
        "column:age             | luxury used moves",
        "column:reg*            | moves",
        "binary:trees           | moves",
        "changed:main           | used",
        "used,moves             | used moves",
        "tag:new & column:income| luxury",
        "!tag:new               | used",
        "!!tag:new              | luxury moves",
        "tag:new & !mart:home , used | luxury used",
        "tag:new & (used , home/*)   | moves",
        "nothing                | ``"
      })
  void selects(String selector, String models) {
    assertThat(select(selector)).isEqualTo(models);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``            | 0 | Expected a model's name, or one of tag:",
        "tag:new &     | 9 | Expected a model's name",
        "a , , b       | 4 | Expected a model's name",
        "(a            | 0 | The bracket is never closed.",
        "a)            | 1 | No bracket was opened.",
        "a b           | 2 | Expected a comma or &.",
        "tga:new       | 0 | There is no \"tga:\". Did you mean \"tag\"?",
        "tag:          | 4 | Expected what the tag is.",
        "a,\"b         | 2 | The quote is never closed."
      })
  void saysWhereItWentWrong(String selector, int position, String message) {
    Selector.Reading reading = Selector.parse(selector, ref -> Set.of());

    assertThat(reading).isInstanceOf(Selector.Malformed.class);
    assertThat(((Selector.Malformed) reading).position()).isEqualTo(position);
    assertThat(((Selector.Malformed) reading).message()).startsWith(message);
  }

  @Test
  void hostileSelectorsEnd() {
    assertThat(Selector.parse("(".repeat(100_000), ref -> Set.of()))
        .isInstanceOf(Selector.Malformed.class);
    assertThat(select("a,".repeat(100_000) + "used")).isEqualTo("used");
    assertThat(select("*a".repeat(10_000))).isEmpty();
  }

  private String select(String text) {
    Selector selector =
        ((Selector.Parsed) Selector.parse(text, ref -> Set.of("auto/used"))).selector();
    List<String> names = new ArrayList<>();
    for (Mart mart : catalog.marts()) {
      for (Model model : mart.models()) {
        if (selector.matches(mart, model)) {
          names.add(model.name().value());
        }
      }
    }
    return String.join(" ", names);
  }
}
