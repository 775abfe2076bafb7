package io.martlet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.plan.StepCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What a cluster is given: a driver, and nothing that it has or does not need. */
class DriverJarTest {

  private static final Path JAR =
      Path.of(System.getProperty("martlet.home"), "runtime/driver/target/martlet-driver.jar");

  private static final long MOST_BYTES = 15_000_000;

  private static final String[] FOREIGN = {
    "org/yaml/",
    "org/hibernate/",
    "jakarta/validation/",
    "com/palantir/",
    "picocli/",
    "org/apache/",
    "scala/",
    "software/amazon/",
    "com/zaxxer/",
    "io/martlet/codegen/",
    "io/martlet/dsl/",
    "io/martlet/cli/",
    "io/martlet/catalog/yaml/"
  };

  @Test
  void holdsTheDriverAndNothingOfTheClustersOrTheCompilers() throws IOException {
    assertThat(JAR).as("built by ./build package").exists();
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> names = jar.stream().map(JarEntry::getName).toList();

      assertThat(names).contains(StepCall.MAIN_CLASS.replace('.', '/') + ".class");
      for (String foreign : FOREIGN) {
        assertThat(names).noneMatch(name -> name.startsWith(foreign));
      }
    }
    assertThat(Files.size(JAR)).isLessThan(MOST_BYTES);
  }
}
