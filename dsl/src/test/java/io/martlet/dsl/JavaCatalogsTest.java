package io.martlet.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.check.CatalogChecker;
import io.martlet.catalog.diagnostic.TextPrinter;
import io.martlet.catalog.load.LoadedCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catalogs in Java from source files, class paths and jars. */
class JavaCatalogsTest {

  private static final String BANK =
      """
      package com.bank;

      import io.martlet.catalog.Catalog;
      import io.martlet.dsl.*;

      public final class Bank implements CatalogSource {
        private static final Binary CARDS = Declare.executable("cards").at("cards.sh");

        @Override
        public Catalog catalog() {
          return Declare.catalog("bank", com.bank.columns.Clients.UNIVERSE)
              .mart("deposits", mart -> mart
                  .scoredBy(CARDS)
                  .ranks(1, 20)
                  .model(1, "term_deposit", model -> model.reads(Names.INPUTS)))
              .build();
        }
      }
      """;
  private static final String NAMES =
      """
      package com.bank;

      import com.bank.columns.Clients;

      final class Names {
        static final java.util.List<io.martlet.dsl.Column<Clients, ?>> INPUTS =
            java.util.List.of(Clients.AGE);
      }
      """;
  private static final String CLIENTS =
      """
      package com.bank.columns;

      import io.martlet.dsl.*;

      public final class Clients {
        private static final Columns<Clients> COLUMNS = Columns.of("clients");
        public static final Column<Clients, Long> ID = COLUMNS.int64("id");
        public static final Column<Clients, Byte> AGE = COLUMNS.nullable().int8("age");
        public static final Universe<Clients> UNIVERSE = COLUMNS.keyedBy(ID);
      }
      """;

  @TempDir private Path root;

  @Test
  void aSourceIsCompiledWithTheSourcesItNeeds() throws IOException {
    write("com/bank/Unrelated.java", "this is no Java");

    LoadedCatalog loaded = load(BANK);

    assertThat(loaded.diagnostics()).isEmpty();
    assertThat(loaded.catalog().orElseThrow().modelCount()).isEqualTo(1);
    assertThat(loaded.root()).isEqualTo(root.resolve("com/bank"));
  }

  @Test
  void rulesPointAtTheLine() throws IOException {
    Files.createDirectories(root.resolve("com/bank"));

    assertThat(report(load(BANK)))
        .isEqualTo(
            """
            Bank.java:7:1: error[missing-file]: The file of binary "cards", "cards.sh", does
              not exist.
            7 |   private static final Binary CARDS = Declare.executable("cards").at("card…
              = Paths are relative to the catalog's folder, wherever they are written.

            """);
  }

  @Test
  void filesOfOtherPackagesAreNamedFromTheFolder() throws IOException {
    write("com/bank/cards.sh", "a program");
    write("com/bank/columns/Clients.java", CLIENTS.replace("\"age\"", "\"id\""));

    assertThat(report(load(BANK)))
        .startsWith("columns/Clients.java:8:1: error[duplicate-column]:")
        .contains("\n8 |   public static final Column<Clients, Byte> AGE");
  }

  @Test
  void compilerErrorsPointAtThePlace() throws IOException {
    assertThat(report(load(BANK.replace("CARDS)", "CARD)"))))
        .startsWith(
            """
            Bank.java:13:23: error[java-compile]: This does not compile: cannot find symbol;
              symbol: variable CARD; location: class com.bank.Bank.
            13 |             .scoredBy(CARD)
               |                       ^^^^
            """);
  }

  @Test
  void sentencesThatLackSomethingPointAtTheLine() throws IOException {
    assertThat(report(load(BANK.replace("            .ranks(1, 20)\n", ""))))
        .startsWith("Bank.java:14:1: error[java-failure]: Building the catalog fails with")
        .contains("lacks ranks: say");
  }

  @Test
  void whateverItThrowsIsADiagnostic() throws IOException {
    assertThat(report(load(BANK.replace("return Declare", "catalog();\n    return Declare"))))
        .startsWith("Bank.java:11:1: error[java-failure]: Building the catalog fails with")
        .contains("StackOverflowError");
  }

  @Test
  void aLoopThatNeverEndsPointsAtItsLine() throws IOException {
    load(BANK);
    write(
        "com/bank/Bank.java",
        BANK.replace("return Declare", "for (int i = 0; i < 1; ) {}\n    return Declare"));

    LoadedCatalog loaded =
        JavaCatalogs.ofFile(
            root.resolve("com/bank/Bank.java"), List.of(), new TimeLimit(Duration.ofMillis(300)));

    assertThat(report(loaded))
        .startsWith("Bank.java:11:1: error[java-failure]: Building the catalog takes longer than");
  }

  @Test
  void aMisspeltColumnIsSuggested() throws IOException {
    write("com/bank/columns/Clients.java", CLIENTS);
    assertThat(report(load(BANK.replace("Names.INPUTS", "com.bank.columns.Clients.AGEE"))))
        .contains("symbol: variable AGEE", "= Did you mean \"AGE\"?");
    assertThat(
            report(
                load(
                    BANK.replace(
                            "import io", "import static com.bank.columns.Clients.*;\nimport io")
                        .replace("Names.INPUTS", "AEG"))))
        .contains("= Did you mean \"AGE\"?");
  }

  @Test
  void aMisspeltWordIsSuggested() throws IOException {
    assertThat(report(load(BANK.replace("model.reads", "model.raeds"))))
        .contains("= Did you mean \"reads\"?");
  }

  @Test
  void initializersThatFailPointAtTheirLine() throws IOException {
    assertThat(report(load(BANK.replace("\"cards.sh\"", "\"lib\".substring(7)"))))
        .startsWith("Bank.java:7:1: error[java-failure]: Building the catalog fails with")
        .contains("StringIndexOutOfBoundsException");
  }

  @Test
  void aFileWithoutACatalogIsADiagnostic() throws IOException {
    load(BANK);
    assertThat(
            report(JavaCatalogs.ofFile(root.resolve("com/bank/columns/Clients.java"), List.of())))
        .startsWith("Clients.java: error[java-catalog]: No class of Clients.java implements");
  }

  @Test
  void aFileThatIsNotThereIsADiagnostic() {
    assertThat(report(JavaCatalogs.ofFile(root.resolve("Shop.java"), List.of())))
        .startsWith("Shop.java: error[unreadable-file]: The file Shop.java cannot be read.");
  }

  @Test
  void aCatalogWithoutAPackageIsFound() throws IOException {
    write(
        "Bank.java",
        BANK.replace("package com.bank;", "")
            .replace("Names.INPUTS", "com.bank.columns.Clients.AGE"));
    write("com/bank/columns/Clients.java", CLIENTS);

    assertThat(JavaCatalogs.ofFile(root.resolve("Bank.java"), List.of()).catalog()).isPresent();
  }

  @Test
  void aFolderMayBeNamedUnlikeItsPackage() throws IOException {
    write("copy/Bank.java", BANK);
    write("copy/Names.java", NAMES);
    write("copy/cards.sh", "a program");
    write("copy/columns/Clients.java", CLIENTS.replace("\"age\"", "\"id\""));

    assertThat(report(JavaCatalogs.ofFile(root.resolve("copy/Bank.java"), List.of())))
        .startsWith("columns/Clients.java:8:1: error[duplicate-column]:");
  }

  @Test
  void aClassIsLoadedFromTheClassPath() throws IOException {
    Path classes = classes();
    write("cards.sh", "a program");

    LoadedCatalog loaded = JavaCatalogs.ofClass("com.bank.Bank", root, List.of(classes));

    assertThat(CatalogChecker.check(loaded)).isEmpty();
    assertThat(loaded.catalog().orElseThrow().name().location())
        .hasToString("com/bank/Bank.java:11:1");
  }

  @Test
  void aClassPointsAtItsSourceWhereThatIsFound() throws IOException {
    Path classes = classes();
    write("src/main/java/com/bank/Bank.java", BANK);

    assertThat(report(JavaCatalogs.ofClass("com.bank.Bank", root, List.of(classes))))
        .startsWith("src/main/java/com/bank/Bank.java:7:1: error[missing-file]:")
        .contains("\n7 |   private static final Binary CARDS");
  }

  @Test
  void aClassThatIsNoCatalogIsADiagnostic() throws IOException {
    List<Path> classPath = List.of(classes());
    assertThat(report(JavaCatalogs.ofClass("com.bank.Bonk", root, classPath)))
        .startsWith("error[java-catalog]: There is no class com.bank.Bonk on the class path.");
    assertThat(report(JavaCatalogs.ofClass("com.bank.columns.Clients", root, classPath)))
        .startsWith("error[java-catalog]: com.bank.columns.Clients does not implement");
  }

  @Test
  void aJarNamesItsCatalog() throws IOException {
    String service = "META-INF/services/io.martlet.dsl.CatalogSource";

    assertThat(ofJar(Map.of(service, "com.bank.Bank"), "").catalog()).isPresent();
    assertThat(ofJar(Map.of(), "com.bank.Bank").catalog()).isPresent();
    assertThat(report(ofJar(Map.of(), "")))
        .startsWith("error[java-catalog]: bank.jar names no catalog");
  }

  @Test
  void whatIsNoJarIsADiagnostic() throws IOException {
    write("bank.jar", "no jar");
    assertThat(report(JavaCatalogs.ofJar(root.resolve("bank.jar"), root, List.of())))
        .startsWith("error[java-catalog]: bank.jar is no jar that can be read.");
  }

  private LoadedCatalog load(String bank) throws IOException {
    write("com/bank/Bank.java", bank);
    write("com/bank/Names.java", NAMES);
    if (Files.notExists(root.resolve("com/bank/columns"))) {
      write("com/bank/columns/Clients.java", CLIENTS);
    }
    return JavaCatalogs.ofFile(root.resolve("com/bank/Bank.java"), List.of());
  }

  private static String report(LoadedCatalog loaded) {
    return TextPrinter.plain(loaded.sources()).print(CatalogChecker.check(loaded));
  }

  private Path classes() throws IOException {
    Path classes = Files.createDirectory(root.resolve("classes"));
    assertThat(
            new Compilation(classes)
                .errors(
                    Map.of(
                        "com/bank/Bank",
                        BANK,
                        "com/bank/Names",
                        NAMES,
                        "com/bank/columns/Clients",
                        CLIENTS)))
        .isEmpty();
    return classes;
  }

  private LoadedCatalog ofJar(Map<String, String> entries, String attribute) throws IOException {
    Path classes = Files.exists(root.resolve("classes")) ? root.resolve("classes") : classes();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!attribute.isEmpty()) {
      manifest.getMainAttributes().putValue("Martlet-Catalog", attribute);
    }
    Path jar = root.resolve("bank.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
      for (String name : List.of("Bank", "Names", "columns/Clients")) {
        String file = "com/bank/" + name + ".class";
        out.putNextEntry(new JarEntry(file));
        out.write(Files.readAllBytes(classes.resolve(file)));
      }
    }
    return JavaCatalogs.ofJar(jar, root, List.of());
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), text);
  }
}
