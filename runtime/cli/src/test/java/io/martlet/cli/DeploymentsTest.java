package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalog that is deployed to several environments. */
class DeploymentsTest {

  @TempDir private Path folder;
  private Copy copy;

  @BeforeEach
  void deploy() throws IOException {
    copy = SmallCatalog.in(folder, "c.csv", "1,5");
    write("dev", "clusters: 1\n");
    write("prod", "clusters: 1\nfleets:\n  core: { on-demand: 2, types: [c7i.16xlarge] }\n");
  }

  @Test
  void oneIsChosen() {
    assertThat(copy.martlet("plan", "--deploy", "--deployment", "prod").out())
        .contains("core: 2 on demand, 0 spot, of c7i.16xlarge");
    assertThat(copy.martlet("plan", "--deploy", "--deployment", "dev").out())
        .doesNotContain("c7i.16xlarge");
    assertThat(copy.martlet("plan", "--deploy").out()).doesNotContain("c7i.16xlarge");
  }

  @Test
  void allAreChecked() throws IOException {
    write("prod", "clusters: 0\n");

    Copy.Result all = copy.martlet("validate");

    assertThat(all.exitCode()).isEqualTo(ExitCode.VIOLATIONS);
    assertThat(all.out()).contains("deployment.prod.yaml:1:11: error[");
    assertThat(all.lastLine()).isEqualTo("1 model in 1 mart: 1 error, 0 warnings.");
    assertThat(copy.martlet("validate", "--deployment", "dev").exitCode())
        .isEqualTo(ExitCode.CLEAN);
  }

  @Test
  void allAreFormatted() throws IOException {
    write("dev", "clusters:    1\n");

    assertThat(copy.martlet("fmt").out()).contains("deployment.dev.yaml\n");
    assertThat(Files.readString(folder.resolve("deployment.dev.yaml"))).isEqualTo("clusters: 1\n");
  }

  @Test
  void oneThatIsNotThereIsToldAtItsPlace() {
    assertThat(copy.martlet("validate", "--deployment", "test").out())
        .contains("catalog.yaml:1:1: error[missing-file]: The file of the deployment of test,");
    Copy.Result outside = copy.martlet("validate", "--deployment", "../prod");
    assertThat(outside.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(outside.err())
        .startsWith("--deployment ../prod: an environment's name has letters, digits, - and _.\n");
  }

  private void write(String environment, String text) throws IOException {
    Files.writeString(folder.resolve("deployment." + environment + ".yaml"), text);
  }
}
