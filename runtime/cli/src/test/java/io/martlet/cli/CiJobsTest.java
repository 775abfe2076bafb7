package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The commands of the jobs in docs/ci do what the jobs say, in a repository with a change. */
class CiJobsTest {

  @TempDir private Path repository;
  @TempDir private Path tools;
  private Copy copy;

  @BeforeEach
  void commitACatalogAndChangeIt() throws Exception {
    copy = Copy.in(repository.resolve("catalogs/insurance"));
    sh("git init -q && git add -A && git -c user.name=a -c user.email=a@b commit -qm base");
    copy.replace("marts/coverage.yaml", "tags: [business]", "tags: [trade]");
    Path launcher =
        Files.writeString(
            tools.resolve("martlet"),
            "#!/bin/sh\nexec \"%s\" -cp \"%s\" -Dmartlet.home=\"%s\" io.martlet.cli.Martlet \"$@\"\n"
                .formatted(
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    System.getProperty("java.class.path"),
                    Copy.home()));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"github.yml", "gitlab.yml"})
  void aChangeThatIsInOrderPasses(String job) throws Exception {
    for (String command : commands(job)) {
      Finished finished = sh(command);
      assertThat(finished.exitCode()).as(command + "\n" + finished.output()).isZero();
    }
    assertThat(repository.resolve("martlet.sarif")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"github.yml", "gitlab.yml"})
  void aChangeThatIsNotStopsTheJob(String job) throws Exception {
    copy.replace("marts/coverage.yaml", "[age, gender, ", "[age, gendre, ");

    Finished finished = sh(commands(job).get(0));

    assertThat(finished.exitCode()).isEqualTo(ExitCode.VIOLATIONS);
    assertThat(finished.output()).contains("error[unknown-column]");
    assertThat(Files.readString(repository.resolve("martlet.sarif")))
        .contains("\"uri\" : \"catalogs/insurance/marts/coverage.yaml\"");
  }

  private record Finished(int exitCode, String output) {}

  private Finished sh(String command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", command)
            .directory(repository.toFile())
            .redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH",
                tools + File.pathSeparator + System.getenv("PATH"),
                "CATALOG",
                "catalogs/insurance",
                "TARGET",
                "HEAD"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Finished(process.exitValue(), output);
  }

  /** The job's own commands, in their order: what comes after installing. */
  private static List<String> commands(String job) throws IOException {
    Object document =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(Files.readString(Copy.home().resolve("docs/ci").resolve(job)));
    return texts(document).filter(text -> text.startsWith("martlet ")).toList();
  }

  private static Stream<String> texts(Object node) {
    if (node instanceof Map<?, ?> map) {
      return map.values().stream().flatMap(CiJobsTest::texts);
    }
    if (node instanceof List<?> list) {
      return list.stream().flatMap(CiJobsTest::texts);
    }
    return node instanceof String text ? Stream.of(text) : Stream.empty();
  }
}
