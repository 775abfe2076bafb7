package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clusters have Iceberg as one jar for Spark, with Parquet, Avro and Jackson under other names:
 * with it and no other Iceberg, marts are scored and published the same.
 */
class ClusterIcebergTest {

  @TempDir private Path folder;

  @Test
  void martsAreScoredAndPublished() throws Exception {
    Copy copy = Copy.in(folder.resolve("insurance"));
    Path log = folder.resolve("run.log");

    Process run = copy.start("run", log, classPath());

    assertThat(run.waitFor()).as(Files.readString(log)).isZero();
    assertThat(Golden.published(copy, "coverage", "household")).isEqualTo(Golden.expected());
  }

  private static String classPath() {
    Path jar = Copy.home().resolve("runtime/cli/target/cluster/iceberg-spark-runtime.jar");
    assertThat(jar).exists();
    Stream<String> others =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("iceberg-"));
    return Stream.concat(Stream.of(jar.toString()), others)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
