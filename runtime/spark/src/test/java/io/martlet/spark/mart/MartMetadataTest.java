package io.martlet.spark.mart;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.ColumnType;
import io.martlet.catalog.diff.MartKey;
import io.martlet.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that is changed each month for years. */
class MartMetadataTest {

  @TempDir private Path folder;

  @Test
  void oldMetadataIsTakenAway() throws IOException {
    String warehouse = folder.resolve("warehouse").toUri().toString();
    try (Ledger ledger = Ledger.local(folder.resolve("ledger"));
        MartTables tables = new MartTables(ledger.jdbcUrl(), warehouse)) {
      MartTable mart = tables.create("first", "c", MartKey.of("k", ColumnType.INT64));
      Table table = tables.find("first").orElseThrow();
      for (int change = 0; change < MartTables.KEPT_METADATA + 20; change++) {
        table.updateProperties().set("change", String.valueOf(change)).commit();
      }
      MartPointer.pointTo(table);

      String data = mart.history().data();
      Path metadata = Path.of(java.net.URI.create(data)).resolveSibling("metadata");
      try (Stream<Path> files = Files.list(metadata)) {
        assertThat(files.filter(file -> file.toString().endsWith(".metadata.json")).count())
            .isLessThanOrEqualTo(MartTables.KEPT_METADATA + 1);
      }
      assertThat(MartPointer.metadataIn(data.substring(0, data.lastIndexOf('/'))))
          .hasValueSatisfying(
              current -> assertThat(Path.of(java.net.URI.create(current))).exists());
    }
  }
}
