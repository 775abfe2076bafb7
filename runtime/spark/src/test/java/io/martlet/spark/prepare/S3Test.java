package io.martlet.spark.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.catalog.Located;
import io.martlet.catalog.hash.RememberedHashes;
import io.martlet.catalog.source.SourceFiles;
import io.martlet.plan.PlanSource;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.LocalS3;
import io.martlet.spark.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries and prepared universes in S3, by Hadoop's client and a real server. */
class S3Test {

  private static LocalS3 server;
  private static SparkSession spark;

  @TempDir private static Path disk;

  private String folder;

  @BeforeAll
  static void start() throws Exception {
    server = LocalS3.in(disk, "deliveries");
    SparkSession.Builder settings =
        SmallUniverse.spark("local[2]")
            // What it buffers on disk needs another file system for local files.
            .config("spark.hadoop.fs.s3a.fast.upload.buffer", "bytebuffer")
            .config("spark.hadoop.fs.s3a.attempts.maximum", "2")
            .config("spark.hadoop.fs.s3a.retry.limit", "2");
    LocalS3.settings(server.port()).forEach(settings::config);
    spark = settings.getOrCreate();
  }

  @AfterAll
  static void stop() throws Exception {
    spark.close();
    server.close();
  }

  @BeforeEach
  void ownFolder(TestInfo test) {
    folder = "s3a://deliveries/" + test.getTestMethod().orElseThrow().getName();
  }

  @Test
  void whatIsDeliveredThereIsPreparedThereAndFoundAgain() throws IOException {
    write("d/a.csv", "1,5");
    write("d/b.csv", "2,5");
    write("d/_SUCCESS", "9,9");
    write("e%20 [1]/x1.csv", "3,5");
    PlanUniverse universe = universe(folder + "/d/", folder + "/e%20 [1]/x?.csv");
    assertThat(universe.sources())
        .hasSize(3)
        .allMatch(source -> source.version().matches("etag:\"?[0-9a-f]{32}\"?"));

    PreparedUniverse prepared = preparation().prepare(spark, universe, damage -> {});

    assertThat(prepared.found()).isFalse();
    assertThat(SmallUniverse.keys(prepared)).containsExactly(1L, 2L, 3L);
    assertThat(preparation().prepare(spark, universe, damage -> {})).isEqualTo(prepared.asFound());
  }

  @Test
  void aDeliveryThatIsReplacedIsRefused() throws IOException {
    write("d/a.csv", "1,5");
    PlanUniverse universe = universe(folder + "/d");
    write("d/a.csv", "2,5");

    assertThatThrownBy(() -> preparation().prepare(spark, universe, damage -> {}))
        .hasMessageStartingWith(folder + "/d/a.csv: the file changed since the plan was compiled");
  }

  @Test
  void whatWasPreparedIsKnownByItsSizeAndTag() throws IOException {
    write("d/a.csv", "1,5");
    PlanUniverse universe = universe(folder + "/d");
    String file = preparation().prepare(spark, universe, damage -> {}).files().get(0).path();
    int bytes = (int) Storage.status(file).getLen();
    try (OutputStream out = Storage.create(file)) {
      out.write(new byte[bytes]);
    }
    assertThatThrownBy(() -> preparation().open(universe))
        .hasMessageContaining("is not what was written");

    Storage.delete(file);
    assertThatThrownBy(() -> preparation().open(universe)).hasMessageContaining("is missing");

    assertThat(SmallUniverse.keys(preparation().prepare(spark, universe, damage -> {})))
        .containsExactly(1L);
  }

  @Test
  void theFirstManifestStays() {
    String place = folder + "/first";

    assertThat(FirstFile.write(place, "first")).isTrue();
    assertThat(FirstFile.write(place, "late")).isFalse();
    assertThat(Storage.read(place)).contains("first");
  }

  @Test
  void aBucketThatIsNotThereIsSaidInWords() {
    assertThat(
            SourceFiles.of(
                    List.of(Located.of("s3a://nowhere/d")),
                    DeliveryStore.of(disk, RememberedHashes.unkept()))
                .faults())
        .singleElement()
        .satisfies(
            fault ->
                assertThat(fault.message()).startsWith("s3a://nowhere/d: there is no such bucket"));
  }

  private Preparation preparation() {
    return new Preparation(disk, folder + "/universe");
  }

  private void write(String name, String... records) throws IOException {
    try (OutputStream out = Storage.create(Storage.child(folder, name))) {
      out.write(("k,a\n" + String.join("\n", records) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static PlanUniverse universe(String... sources) {
    DeliveryStore store = DeliveryStore.of(disk, RememberedHashes.unkept());
    return SmallUniverse.of(
        SourceFiles.of(Stream.of(sources).map(Located::of).toList(), store).files().stream()
            .map(Located::value)
            .map(PlanSource::of)
            .toList());
  }
}
