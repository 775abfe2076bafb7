package io.martlet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.martlet.cli.Copy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Apache Airflow as PyPI has it, and the DAG that Martlet writes for the insurance catalog. */
final class Airflow {

  private static final Path PYTHON = Copy.home().resolve("target/airflow/bin/python");
  private static final String DAG = "martlet_insurance";

  private final Path folder;

  private Airflow(Path folder) {
    this.folder = folder;
  }

  /** Has Martlet write the DAG. */
  static Airflow in(Path folder) throws Exception {
    if (!Files.exists(PYTHON)) {
      throw new IllegalStateException("no Airflow: ./build cluster installs it");
    }
    Copy catalog = Copy.in(folder.resolve("catalog"));
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
            "--look-again",
            "1");
    if (written.exitCode() != 0) {
      throw new IllegalStateException(written.said());
    }
    return new Airflow(folder);
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
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
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
