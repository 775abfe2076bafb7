package io.martlet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.martlet.cli.Copy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Apache Airflow as PyPI has it, and the DAG that Martlet writes for the insurance catalog. */
final class Airflow {

  private static final Path PYTHON = Copy.home().resolve("target/airflow/bin/python");
  private static final String DAG = "martlet_insurance";

  private final Path folder;
  private Optional<URI> topic = Optional.empty();

  private Airflow(Path folder) {
    this.folder = folder;
  }

  /** Has Martlet write the DAG. */
  static Airflow in(Path folder) throws Exception {
    if (!Files.exists(PYTHON)) {
      throw new IllegalStateException("no Airflow: ./build cluster installs it");
    }
    Copy catalog = Copy.in(folder.resolve("catalog"));
    Path main = catalog.folder().resolve("catalog.yaml");
    Files.writeString(main, Files.readString(main) + "deployment: deployment.yaml\n");
    Files.writeString(
        catalog.folder().resolve("deployment.yaml"),
        "targets: { notify: arn:aws:sns:us-east-1:123456789012:runs }\n");
    Launched written =
        Launched.of(
            folder.resolve("written.out"),
            Map.of(),
            Map.of(),
            "airflow",
            catalog.folder().toString(),
            "--out",
            folder.resolve("dags").toString(),
            "--root",
            "s3://bucket/prefix",
            "--retry-failed",
            "--rate",
            "5000",
            "--records",
            "1000000",
            "--look-again",
            "1");
    if (written.exitCode() != 0) {
      throw new IllegalStateException(written.said());
    }
    Airflow airflow = new Airflow(folder);
    airflow.martlet("exit 0");
    return airflow;
  }

  /** Where Amazon SNS is; where nothing is said, nowhere. */
  void tell(Topic listener) {
    topic = Optional.of(listener.endpoint());
  }

  /** What stands in for Martlet where tasks run; its calls are kept. */
  void martlet(String script) throws IOException {
    Path program = Files.createDirectories(folder.resolve("bin")).resolve("martlet");
    Files.writeString(
        program, "#!/bin/sh\necho \"$@\" >> '%s'\n%s\n".formatted(folder.resolve("calls"), script));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  /** How it was called. */
  List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls"));
  }

  /** The text of all that was written. */
  String dag() throws IOException {
    Path dags = folder.resolve("dags");
    return Files.readString(dags.resolve(DAG + ".py"))
        + Files.readString(dags.resolve(DAG + ".json"));
  }

  /**
   * Starts a run against each endpoint, one after the other.
   *
   * @param day of the first run; the same day is the same run
   */
  Process start(Path output, int day, List<URI> endpoints) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                PYTHON.toString(),
                Copy.home()
                    .resolve("runtime/cluster-tests/src/test/python/airflow_run.py")
                    .toString(),
                folder.toString(),
                DAG,
                String.valueOf(day)));
    endpoints.forEach(each -> command.add(each.toString()));
    ProcessBuilder program =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    program.environment().merge("PATH", folder.resolve("bin") + ":", (path, own) -> own + path);
    topic.ifPresent(uri -> program.environment().put("SNS", uri.toString()));
    return program.start();
  }

  /** The same, to their end; what became of each. */
  List<JsonNode> run(int day, List<URI> endpoints) throws Exception {
    Path output = folder.resolve("runs-" + day + ".out");
    int code = start(output, day, endpoints).waitFor();
    List<JsonNode> runs = new ArrayList<>();
    for (String line : Files.readAllLines(output)) {
      if (line.startsWith("{\"run\"")) {
        runs.add(new ObjectMapper().readTree(line));
      }
    }
    if (code != 0 || runs.size() != endpoints.size()) {
      throw new IllegalStateException(Files.readString(output));
    }
    return runs;
  }
}
