package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
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

  private static final String COMMIT = "git -c user.name=a -c user.email=a@b commit -qm base";

  /** The keys under which build servers find what to run. */
  private static final List<String> SCRIPTS = List.of("run", "before_script", "script");

  @TempDir private Path repository;
  @TempDir private Path tools;
  private Copy copy;

  @BeforeEach
  void commitACatalogAndChangeIt() throws Exception {
    copy = Copy.in(repository.resolve("catalogs/insurance"));
    sh(repository, "git init -q && git add -A && " + COMMIT);
    copy.replace("marts/coverage.yaml", "tags: [business]", "tags: [trade]");
    publishMartlet();
  }

  /** A repository with what installing needs of Martlet's: a launcher that building makes. */
  private void publishMartlet() throws Exception {
    Path martlet = Files.createDirectory(tools.resolve("repository"));
    Path launcher =
        Files.writeString(
            martlet.resolve("launcher"),
            "#!/bin/sh\nexec \"%s\" -cp \"%s\" -Dmartlet.home=\"%s\" io.martlet.cli.Martlet \"$@\"\n"
                .formatted(
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    System.getProperty("java.class.path"),
                    Copy.home()));
    Path build =
        Files.writeString(
            martlet.resolve("build"),
            "#!/bin/sh\n[ \"$1\" = package ] && cd \"$(dirname \"$0\")\" && cp launcher martlet\n");
    assertThat(launcher.toFile().setExecutable(true) && build.toFile().setExecutable(true))
        .isTrue();
    sh(martlet, "git init -q && git add -A && " + COMMIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"github.yml", "gitlab.yml"})
  void aChangeThatIsInOrderPasses(String job) throws Exception {
    Finished finished = run(job);

    assertThat(finished.exitCode()).as(finished.output()).isZero();
    assertThat(finished.output()).contains("14 models in 2 marts: 0 errors", "1 changed;");
    assertThat(repository.resolve("martlet.sarif")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"github.yml", "gitlab.yml"})
  void aChangeThatIsNotStopsTheJob(String job) throws Exception {
    copy.replace("marts/coverage.yaml", "[age, gender, ", "[age, gendre, ");

    Finished finished = run(job);

    assertThat(finished.exitCode()).isEqualTo(ExitCode.VIOLATIONS);
    assertThat(finished.output()).contains("error[unknown-column]").doesNotContain("Diff:");
    assertThat(Files.readString(repository.resolve("martlet.sarif")))
        .contains("\"uri\" : \"catalogs/insurance/marts/coverage.yaml\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"github.yml", "gitlab.yml"})
  void aBreakThatNobodyAcceptedStopsTheJob(String job) throws Exception {
    copy.replace("marts/coverage.yaml", "number: 7", "number: 8");

    Finished finished = run(job);

    assertThat(finished.exitCode()).isNotZero();
    assertThat(finished.output()).contains("1 of them not accepted");
  }

  private record Finished(int exitCode, String output) {}

  /** Runs a job's commands, installation and all, with what its build server provides. */
  private Finished run(String job) throws Exception {
    Path added = Files.createFile(tools.resolve("github-path"));
    String addPath = "\nPATH=\"$(paste -sd: '%s'):$PATH\"\n".formatted(added);
    return sh(repository, String.join(addPath, commands(job)));
  }

  private Finished sh(Path folder, String command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "CATALOG",
                "catalogs/insurance",
                "TARGET",
                "HEAD",
                "MARTLET_REPOSITORY",
                tools.resolve("repository").toUri().toString(),
                "RUNNER_TEMP",
                tools.resolve("runner").toString(),
                "GITHUB_PATH",
                tools.resolve("github-path").toString(),
                "CI_BUILDS_DIR",
                tools.resolve("builds").toString()));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Finished(process.exitValue(), output);
  }

  /** The job's commands, in their order: what steps and scripts run. */
  private static List<String> commands(String job) throws IOException {
    Object document =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(Files.readString(Copy.home().resolve("docs/ci").resolve(job)));
    return scripts(document).toList();
  }

  private static Stream<String> scripts(Object node) {
    if (node instanceof List<?> list) {
      return list.stream().flatMap(CiJobsTest::scripts);
    }
    if (!(node instanceof Map<?, ?> map)) {
      return Stream.empty();
    }
    return map.entrySet().stream()
        .flatMap(
            entry ->
                SCRIPTS.contains(String.valueOf(entry.getKey()))
                    ? lines(entry.getValue())
                    : scripts(entry.getValue()));
  }

  private static Stream<String> lines(Object script) {
    return script instanceof List<?> list
        ? list.stream().map(String::valueOf)
        : Stream.of(String.valueOf(script));
  }
}
