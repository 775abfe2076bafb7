package io.martlet.catalog.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.martlet.catalog.check.CatalogChecker;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.load.LoadedCatalog;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a folder holds, loading it ends soon, with diagnostics and without an exception. */
@Timeout(120)
class HostileInputTest {

  private static final String CATALOG =
      """
      catalog: shop
      universe: universe.yaml
      marts: [marts/*.yaml]
      binaries:
        cards: { kind: executable, path: cards.sh }
      """;
  private static final String UNIVERSE =
      """
      universe: clients
      key: id
      columns:
        id: int64
        age: int8
      """;
  private static final String MART =
      """
      mart: auto
      defaults: { binary: cards, rank: 1..20 }
      models:
        - { number: 1, name: luxury, inputs: [age] }
      """;

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void writeCleanCatalog() throws IOException {
    folder = Files.createDirectories(temporary.resolve("shop"));
    Files.createDirectory(folder.resolve("marts"));
    Files.writeString(folder.resolve("catalog.yaml"), CATALOG);
    Files.writeString(folder.resolve("universe.yaml"), UNIVERSE);
    Files.writeString(folder.resolve("marts/auto.yaml"), MART);
    Files.writeString(folder.resolve("cards.sh"), "a library");
  }

  @Test
  void theCleanCatalogIsClean() {
    assertThat(check()).isEmpty();
  }

  @Test
  void billionLaughs() throws IOException {
    StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol]\n");
    for (int i = 1; i < 60; i++) {
      laughs.append(String.format(Locale.ROOT, "a%d: &a%d [*a%d, *a%d]%n", i, i, i - 1, i - 1));
    }
    assertThat(rulesOf("universe.yaml", laughs.toString())).containsExactly("unsupported-yaml");
  }

  @Test
  void nestingTenThousandDeep() throws IOException {
    String deep = "columns: " + "[".repeat(10_000) + "]".repeat(10_000);
    assertThat(rulesOf("universe.yaml", deep)).containsExactly("unsupported-yaml");
  }

  @Test
  void mappingsTenThousandDeep() throws IOException {
    assertThat(rulesOf("universe.yaml", "{a: ".repeat(10_000))).containsExactly("unsupported-yaml");
  }

  @Test
  void dashesTenThousandDeep() throws IOException {
    assertThat(rulesOf("universe.yaml", "- ".repeat(10_000))).containsExactly("unsupported-yaml");
  }

  @Test
  void groupsThatExpandWithoutEnd() throws IOException {
    StringBuilder universe = new StringBuilder(UNIVERSE);
    StringBuilder group = new StringBuilder("groups: { all: [age");
    for (int i = 0; i < 10_000; i++) {
      universe.append(String.format(Locale.ROOT, "  c%d: int8%n", i));
      group.append(", c").append(i);
    }
    Files.writeString(folder.resolve("universe.yaml"), universe + "" + group + "] }\n");
    String uses = MART.replace("[age]", "[" + "all.*, ".repeat(1_000_000) + "age]");
    assertThat(rulesOf("marts/auto.yaml", uses)).containsExactly("unsupported-yaml");
  }

  @Test
  void aliasToItself() throws IOException {
    assertThat(rulesOf("universe.yaml", "&a [*a]")).containsExactly("unsupported-yaml");
  }

  @Test
  void tagThatWouldConstructAnObject() throws IOException {
    String tag = "universe: !!javax.script.ScriptEngineManager [x]\n";
    assertThat(rulesOf("universe.yaml", tag)).containsExactly("unsupported-yaml");
  }

  @Test
  void mappingAsAKey() throws IOException {
    assertThat(rulesOf("universe.yaml", "? { a: b }\n: c\n" + UNIVERSE))
        .containsExactly("wrong-type");
  }

  @Test
  void escapesThatTheScannerTripsOver() throws IOException {
    assertThat(rulesOf("universe.yaml", "universe: \"\\x\"")).containsExactly("syntax");
    assertThat(rulesOf("universe.yaml", "universe: \"\\UFFFFFFFF\"")).containsExactly("syntax");
    assertThat(rulesOf("universe.yaml", "universe: \"\\x")).containsExactly("syntax");
    assertThat(check().get(0).location()).hasToString("universe.yaml:1:1");
  }

  @Test
  void zeroBytes() throws IOException {
    assertThat(rulesOf("marts/auto.yaml", "\0\0\0\0")).containsExactly("unreadable-file");
  }

  @Test
  void brokenUtf8() throws IOException {
    Files.write(folder.resolve("marts/auto.yaml"), new byte[] {'m', ':', ' ', (byte) 0xC3, '('});
    assertThat(check()).extracting(Diagnostic::rule).containsExactly("unreadable-file");
    assertThat(check().get(0).location()).hasToString("marts/auto.yaml:1:4");
  }

  @Test
  void utf16() throws IOException {
    Files.write(folder.resolve("marts/auto.yaml"), MART.getBytes(StandardCharsets.UTF_16));
    assertThat(check()).extracting(Diagnostic::rule).containsExactly("unreadable-file");
  }

  @Test
  void byteOrderMark() throws IOException {
    assertThat(rulesOf("marts/auto.yaml", "\uFEFF" + MART)).isEmpty();
  }

  @Test
  void windowsLineEnds() throws IOException {
    String wrong = MART.replace("[age]", "[aeg]").replace("\n", "\r\n");
    assertThat(rulesOf("marts/auto.yaml", wrong)).containsExactly("unknown-column");
    assertThat(check().get(0).location()).hasToString("marts/auto.yaml:4:41");
  }

  @Test
  void placesCountCharactersNotUtf16Units() throws IOException {
    String wrong = MART.replace("luxury, inputs: [age]", "luxury, owner: 🦜🦜, inputs: [aeg]");
    assertThat(rulesOf("marts/auto.yaml", wrong)).containsExactly("unknown-column");
    assertThat(check().get(0).location()).hasToString("marts/auto.yaml:4:52");
  }

  @Test
  void numberTooLarge() throws IOException {
    String wrong = MART.replace("number: 1", "number: 99999999999999999999");
    assertThat(rulesOf("marts/auto.yaml", wrong)).containsExactly("wrong-type");
  }

  @Test
  void pipe() throws IOException, InterruptedException {
    Files.delete(folder.resolve("universe.yaml"));
    Process mkfifo =
        new ProcessBuilder("mkfifo", folder.resolve("universe.yaml").toString()).start();
    assertThat(mkfifo.waitFor()).isZero();
    assertThat(check()).extracting(Diagnostic::rule).containsExactly("missing-file");
  }

  @Test
  void linkOutOfTheFolder() throws IOException {
    Path outside = Files.writeString(temporary.resolve("universe.yaml"), UNIVERSE);
    Files.delete(folder.resolve("universe.yaml"));
    Files.createSymbolicLink(folder.resolve("universe.yaml"), outside);
    assertThat(check()).extracting(Diagnostic::rule).containsExactly("path-outside-catalog");
  }

  @Test
  void martLinkedOutOfTheFolder() throws IOException {
    Path outside = Files.writeString(temporary.resolve("other.yaml"), MART);
    Files.createSymbolicLink(folder.resolve("marts/other.yaml"), outside);
    assertThat(check()).extracting(Diagnostic::rule).containsExactly("path-outside-catalog");
  }

  @Test
  void linkToItself() throws IOException {
    Files.createSymbolicLink(folder.resolve("marts/loop.yaml"), Path.of("loop.yaml"));
    assertThat(check()).extracting(Diagnostic::rule).containsExactly("missing-file");
  }

  @Test
  void linkWithinTheFolder() throws IOException {
    Files.move(folder.resolve("universe.yaml"), folder.resolve("clients.yaml"));
    Files.createSymbolicLink(folder.resolve("universe.yaml"), Path.of("clients.yaml"));
    assertThat(check()).isEmpty();
  }

  @Test
  void folderWhereAFileShouldBe() throws IOException {
    Files.createDirectory(folder.resolve("marts/home.yaml"));
    assertThat(check()).extracting(Diagnostic::rule).containsExactly("missing-file");
  }

  @Test
  void mainFileIsAFolder() throws IOException {
    Files.delete(folder.resolve("catalog.yaml"));
    Files.createDirectory(folder.resolve("catalog.yaml"));
    assertThat(check()).extracting(Diagnostic::rule).containsExactly("unreadable-file");
  }

  @Test
  void noSuchFolder() {
    LoadedCatalog loaded = CatalogLoader.load(temporary.resolve("nowhere"));
    assertThat(loaded.catalog()).isEmpty();
    assertThat(loaded.diagnostics()).extracting(Diagnostic::rule).containsExactly("missing-file");
  }

  @Test
  void emptyFolder() throws IOException {
    LoadedCatalog loaded = CatalogLoader.load(Files.createDirectory(temporary.resolve("empty")));
    assertThat(loaded.diagnostics()).extracting(Diagnostic::rule).containsExactly("missing-file");
  }

  @Test
  void mainFileInsteadOfTheFolder() {
    assertThat(CatalogLoader.load(folder.resolve("catalog.yaml")).catalog()).isPresent();
  }

  @Test
  void fileTooLarge() throws IOException {
    try (RandomAccessFile sparse =
        new RandomAccessFile(folder.resolve("universe.yaml").toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }
    assertThat(check()).extracting(Diagnostic::rule).containsExactly("unreadable-file");
  }

  @Test
  void fileThatChangesWhileItIsRead() throws Exception {
    Path universe = folder.resolve("universe.yaml");
    AtomicBoolean reading = new AtomicBoolean(true);
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; reading.get(); i++) {
                write(universe, i % 2 == 0 ? UNIVERSE.repeat(200) : UNIVERSE.substring(i % 60));
              }
            });
    writer.start();
    try {
      for (int i = 0; i < 200; i++) {
        assertThat(check()).isNotNull();
      }
    } finally {
      reading.set(false);
      writer.join();
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void noPermission() throws IOException {
    Path universe = folder.resolve("universe.yaml");
    Files.setPosixFilePermissions(universe, Set.of());
    assumeThat(Files.isReadable(universe)).as("root reads everything").isFalse();
    assertThat(check()).extracting(Diagnostic::rule).containsExactly("unreadable-file");
  }

  @Test
  void pathThatIsNoPath() throws IOException {
    String wrong = CATALOG.replace("cards.sh", "\"cards\\0.sh\"");
    assertThat(rulesOf("catalog.yaml", wrong)).containsExactly("missing-file");
  }

  @Test
  void globThatIsNoGlob() throws IOException {
    String wrong = CATALOG.replace("marts/*.yaml", "\"marts/[*.yaml\"");
    assertThat(rulesOf("catalog.yaml", wrong)).containsExactly("missing-file");
  }

  @Test
  void placesNameFilesTheShortWay() throws IOException {
    Files.writeString(folder.resolve("universe.yaml"), UNIVERSE + "  age: int8\n");
    String roundabout = CATALOG.replace("universe.yaml", "./marts/..//universe.yaml");
    assertThat(rulesOf("catalog.yaml", roundabout)).containsExactly("duplicate-column");
    assertThat(check().get(0).location()).hasToString("universe.yaml:6:3");
  }

  @Test
  void pathThroughAFile() throws IOException {
    String wrong = CATALOG.replace("universe.yaml", "cards.sh/universe.yaml");
    assertThat(rulesOf("catalog.yaml", wrong)).containsExactly("missing-file");
  }

  private List<String> rulesOf(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
    return check().stream().map(Diagnostic::rule).toList();
  }

  private List<Diagnostic> check() {
    return CatalogChecker.check(CatalogLoader.load(folder));
  }
}
