package io.martlet.spark.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.source.LocalStore;
import io.martlet.plan.PlanSource;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of preparing. */
class KilledPreparationTest {

  /** So many that there is time to be killed. */
  private static final int MANY = 2_000_000;

  @TempDir private Path folder;

  @Test
  void theNextOneGoesOnWithTheFilesThatAreDone() throws Exception {
    write("a.csv", 0, 10);
    write("b.csv", 10, MANY);
    Process preparing =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "@jvm.options",
                "-cp",
                System.getProperty("java.class.path"),
                KilledPreparationTest.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Instant deadline = Instant.now().plus(Duration.ofMinutes(5));
    while (files(".json").isEmpty()) {
      assertThat(preparing.isAlive() && Instant.now().isBefore(deadline))
          .as("%s", folder.resolve("log"))
          .isTrue();
      Thread.sleep(5);
    }
    preparing.destroyForcibly().waitFor();

    assertThat(files(".json")).as("the first file is done, the second is not").hasSize(1);
    Set<Path> half = files(".parquet");
    try (SparkSession spark = SmallUniverse.spark("local[1]").getOrCreate()) {
      PreparedUniverse prepared = prepare(spark, folder);

      assertThat(prepared.files()).hasSize(2);
      assertThat(half).contains(Path.of(prepared.files().get(0).path()));
      assertThat(files(".parquet"))
          .as("nothing half written is left")
          .isEqualTo(
              prepared.files().stream()
                  .map(file -> Path.of(file.path()))
                  .collect(Collectors.toSet()));
      assertThat(prepared.accounts())
          .containsExactly(
              new SourceAccount("a.csv", 10, 10, 0),
              new SourceAccount("b.csv", MANY - 10, MANY - 10, 0));
    }
  }

  /** Prepares what lies in a folder, file by file. */
  public static void main(String[] arguments) throws IOException {
    try (SparkSession spark = SmallUniverse.spark("local[1]").getOrCreate()) {
      prepare(spark, Path.of(arguments[0]));
    }
  }

  private static PreparedUniverse prepare(SparkSession spark, Path folder) {
    PlanUniverse universe =
        SmallUniverse.of(
            Stream.of("a.csv", "b.csv")
                .map(name -> PlanSource.of(new LocalStore(folder).find(name).orElseThrow()))
                .toList());
    return new Preparation(folder, Storage.location(folder.resolve("universe")))
        .prepare(spark, universe, damage -> {});
  }

  private Set<Path> files(String end) throws IOException {
    Path parts = folder.resolve("universe/u-files");
    if (!Files.exists(parts)) {
      return Set.of();
    }
    try (Stream<Path> all = Files.list(parts)) {
      List<Path> found = all.filter(file -> file.toString().endsWith(end)).toList();
      return Set.copyOf(found);
    }
  }

  private void write(String name, int from, int to) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name))) {
      out.write("k,a\n");
      for (int k = from; k < to; k++) {
        out.write(k + ",5\n");
      }
    }
  }
}
