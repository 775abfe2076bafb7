package io.martlet.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on YARN whose drivers are in the cluster, too, with all files in S3. */
class YarnTest {

  @TempDir private Path folder;
  private Yarn cluster;
  private RunOnCluster run;

  @BeforeEach
  void start() throws Exception {
    cluster = Yarn.in(Files.createDirectory(folder.resolve("yarn")));
    run = RunOnCluster.in(folder);
  }

  @AfterEach
  void stop() throws Exception {
    run.close();
    cluster.close();
  }

  @Test
  void itComesToTheSameAsOnALaptop() throws Exception {
    Launched command = submit();

    run.requirePublishedBy(command);
  }

  /** YARN starts it again in the same application. */
  @Test
  void aDriverThatIsKilledGoesOn() throws Exception {
    Launched command = submit();
    run.untilItScores();
    kill(line -> line.contains("ApplicationMaster") && line.contains("RunStep"));

    run.requirePublishedBy(command);
  }

  @Test
  void anExecutorThatIsKilledCostsNothing() throws Exception {
    Launched command = submit();
    run.untilItScores();
    kill(line -> line.contains("YarnCoarseGrainedExecutorBackend"));

    run.requirePublishedBy(command);
  }

  private Launched submit() throws Exception {
    return run.run(
        "run",
        Map.of("HADOOP_CONF_DIR", cluster.settings().toString()),
        "--master",
        "yarn",
        "--deploy-mode",
        "cluster",
        "--conf",
        "spark.yarn.jars=local:" + Spark.HOME.resolve("jars") + "/*",
        "--conf",
        "spark.executor.memory=768m",
        "--conf",
        "spark.driver.memory=768m",
        "--conf",
        "spark.executor.instances=2");
  }

  /** Java machines of this cluster; their shells wait for them. */
  private void kill(Predicate<String> commandLine) {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      all.filter(process -> process.info().command().orElse("").endsWith("/java"))
          .filter(process -> commandLine.test(process.info().commandLine().orElse("")))
          .filter(cluster::has)
          .forEach(ProcessHandle::destroyForcibly);
    }
  }
}
