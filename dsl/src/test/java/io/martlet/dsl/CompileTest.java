package io.martlet.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the compiler must refuse in a catalog, and what it must not. */
class CompileTest {

  private static final String CATALOG =
      """
      import io.martlet.catalog.Catalog;
      import io.martlet.dsl.*;

      final class Bank implements CatalogSource {
        static final class Clients {
          static final Columns<Clients> COLUMNS = Columns.of("clients");
          static final Column<Clients, Long> ID = COLUMNS.int64("id");
          static final Column<Clients, Byte> AGE = COLUMNS.nullable().int8("age");
          static final Universe<Clients> UNIVERSE = COLUMNS.keyedBy(ID);
        }

        static final class Shops {
          static final Columns<Shops> COLUMNS = Columns.of("shops");
          static final Column<Shops, Integer> SIZE = COLUMNS.int32("size");
        }

        @Override
        public Catalog catalog() {
          return Declare.catalog("bank", Clients.UNIVERSE)
              .mart("deposits", mart -> mart
                  .scoredBy(Declare.library("cards").at("libcards.so"))
                  .ranks(1, 20)
                  .model(1, "term_deposit", model -> model.reads(INPUTS)))
              .build();
        }
      }
      """;

  @TempDir private Path classes;

  @Test
  void columnsOfTheUniverseCompile() {
    assertThat(errors(CATALOG.replace("INPUTS", "Clients.AGE, Clients.ID"))).isEmpty();
  }

  @Test
  void aColumnOfAnotherUniverseDoesNot() {
    assertThat(errors(CATALOG.replace("INPUTS", "Clients.AGE, Shops.SIZE")))
        .singleElement()
        .asString()
        .startsWith("23: ")
        .contains("Shops");
  }

  @Test
  void aMisspeltColumnDoesNot() {
    assertThat(errors(CATALOG.replace("INPUTS", "Clients.AEG")))
        .singleElement()
        .asString()
        .startsWith("23: ")
        .contains("AEG");
  }

  @Test
  void aKeyOfAnotherUniverseDoesNot() {
    String foreign = CATALOG.replace("keyedBy(ID)", "keyedBy(Shops.SIZE)");
    assertThat(errors(foreign.replace("INPUTS", "Clients.AGE")))
        .singleElement()
        .asString()
        .startsWith("9: ");
  }

  private List<String> errors(String source) {
    return new Compilation(classes).errors(Map.of("Bank", source));
  }
}
