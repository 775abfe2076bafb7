package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A catalog may lie in any folder, and its records in any file: names are never patterns. */
class PlacesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"v[12], _c.csv", "'r*{n,m}: %20ü', 'c{1,2}.csv'"})
  void namesAreTakenLiterally(String name, String source) throws IOException {
    SmallCatalog.in(folder.resolve("v1"), source, "901,9");
    Copy copy = SmallCatalog.in(folder.resolve(name), source, "1,5", "2,7", "3,9");

    Copy.Result run = copy.martlet("run");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(run.lastLine()).startsWith("Published 1 mart: 1 model, 3 records, 0 failed");
    assertThat(copy.martlet("show", "first", "--record", "3").out()).contains("rank    1");
    assertThat(Files.getPosixFilePermissions(copy.folder().resolve(".martlet")))
        .as("for its user alone")
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    try (Stream<Path> places = Files.list(folder)) {
      assertThat(places.map(place -> place.getFileName().toString()))
          .containsExactlyInAnyOrder("v1", name);
    }
  }
}
