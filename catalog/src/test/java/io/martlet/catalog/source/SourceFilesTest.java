package io.martlet.catalog.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {

  @TempDir private Path folder;

  @Test
  void entriesKeepTheirOrderAndFoldersAreSorted() throws IOException {
    write("z.csv", "d/b.csv", "d/a.csv", "g/1.csv", "g/10.csv", "g/x.txt");

    assertThat(names("z.csv", "d/", "g/*.csv"))
        .containsExactly("z.csv", "d/a.csv", "d/b.csv", "g/1.csv", "g/10.csv");
  }

  @Test
  void hiddenNamesArePassedOverButWhereTheyAreWritten() throws IOException {
    write("d/a.csv", "d/.a.csv.swp", "d/_SUCCESS", "_b.csv", ".c.csv");

    assertThat(names("d", "_b.csv", ".c.csv")).containsExactly("d/a.csv", "_b.csv", ".c.csv");
    assertThat(names("*.csv")).isEmpty();
  }

  @Test
  void aFileOfTheVeryNameWins() throws IOException {
    write("v*.csv", "v1.csv", "e[12].csv", "e1.csv", "q?/a.csv");

    assertThat(names("v*.csv", "e[12].csv", "q?/*.csv"))
        .containsExactly("v*.csv", "e[12].csv", "q?/a.csv");
  }

  @Test
  void aFileUriMeansAPathInWhichEverySignStandsForItself() throws IOException {
    write("a b%20.csv", "c.csv");

    assertThat(names("file:" + folder + "/a b%20.csv", "file://" + folder + "/c*"))
        .containsExactly("file:" + folder + "/a b%20.csv", "file:" + folder + "/c.csv");
  }

  @Test
  void tenThousandFilesAreTheMost() {
    assertThat(SourceFiles.of(source("many/"), many(10_000)).faults()).isEmpty();
    assertThat(SourceFiles.of(source("many/"), many(10_001)).faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.message()).contains("10,001 files").contains("10,000 is the most");
              assertThat(fault.entry().location().line()).isEqualTo(1);
            });
  }

  @Test
  void whatTheStoreDoesNotReachIsJudgedByItsForm() {
    SourceFiles found =
        SourceFiles.of(source("s3://bucket/d/*.csv", "gs://bucket/d"), new LocalStore(folder));

    assertThat(found.files()).isEmpty();
    assertThat(found.faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains("\"gs://bucket/d\""));
  }

  private List<String> names(String... sources) {
    return SourceFiles.of(source(sources), new LocalStore(folder)).files().stream()
        .map(file -> file.value().name())
        .toList();
  }

  /** Each entry on a line of its own. */
  private static List<Located<String>> source(String... sources) {
    return IntStream.range(0, sources.length)
        .mapToObj(i -> Located.at(Location.ofLine("universe.yaml", i + 1), sources[i]))
        .toList();
  }

  private void write(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "k\n1\n");
    }
  }

  /** A folder with many files. */
  private static SourceStore many(int files) {
    return new SourceStore() {
      @Override
      public boolean reaches(SourceEntry place) {
        return true;
      }

      @Override
      public Optional<StoredFile> find(String name) {
        return Optional.of(new StoredFile(name, true, 0, () -> ""));
      }

      @Override
      public List<StoredFile> list(String name) {
        return Stream.iterate(1, i -> i + 1)
            .limit(files)
            .map(i -> new StoredFile(name + "/" + i + ".csv", false, 4, () -> ""))
            .toList();
      }
    };
  }
}
