package io.martlet.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the benchmark measures what it says, on a size of no consequence. */
class PublishedSizeTest {

  private static final Path CATALOG = Path.of("src/test/resources/catalog");

  @TempDir private Path folder;

  @Test
  void twoRunsArePublishedAndMeasured() throws IOException {
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.app.name", "scale");
    System.setProperty("spark.ui.enabled", "false");
    // Less than any pass sends to the driver in all.
    System.setProperty("spark.driver.maxResultSize", "1k");
    Path hosts = Files.createDirectory(folder.resolve("hosts"));
    Files.writeString(hosts.resolve("martlet-host"), "No host: none is started.");

    List<Row> table =
        PublishedSize.measure(CATALOG.toAbsolutePath(), hosts, folder.resolve("work"), 5, 1000);

    assertThat(table).allSatisfy(row -> assertThat(row.measured()).isPositive());
    assertThat(table)
        .filteredOn(row -> row.what().startsWith("plans parsed"))
        .singleElement()
        .satisfies(row -> assertThat(row.measured()).isEqualTo(1));
  }
}
