package io.martlet.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/** A YARN of a resource manager and two node managers, in a process of its own. */
final class Yarn implements AutoCloseable {

  private final Process process;
  private final Path settings;

  private Yarn(Process process, Path settings) {
    this.process = process;
    this.settings = settings;
  }

  static Yarn in(Path folder) throws Exception {
    Path settings = Files.createDirectories(folder.resolve("conf"));
    Path log = folder.resolve("yarn.log");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-Xmx700m",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Yarn.class.getName(),
            settings.toString());
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Waiting.forText(log, Pattern.compile("YARN is up"), process);
    return new Yarn(process, settings);
  }

  /** The folder with what a client must know. */
  Path settings() {
    return settings;
  }

  /** Whether a process is in one of its containers. */
  boolean has(ProcessHandle other) {
    return process.descendants().anyMatch(other::equals);
  }

  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroy();
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  /**
   * Runs it until the process is ended.
   *
   * @param arguments the folder for what a client must know
   */
  public static void main(String[] arguments) throws Exception {
    YarnConfiguration settings = new YarnConfiguration();
    settings.set(
        "yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", "100.0");
    settings.setBoolean("yarn.nodemanager.vmem-check-enabled", false);
    settings.setBoolean("yarn.nodemanager.pmem-check-enabled", true);
    settings.setInt("yarn.nodemanager.container-monitor.interval-ms", 1000);
    settings.setBoolean("yarn.minicluster.control-resource-monitoring", true);
    settings.setInt("yarn.scheduler.minimum-allocation-mb", 128);
    settings.setInt("yarn.nodemanager.resource.memory-mb", 4096);
    settings.setInt("yarn.nodemanager.resource.cpu-vcores", 4);
    settings.set("yarn.nodemanager.env-whitelist", "JAVA_HOME,SPARK_HOME");
    settings.set("yarn.scheduler.capacity.root.queues", "default");
    settings.set("yarn.scheduler.capacity.root.default.capacity", "100");
    settings.set("yarn.scheduler.capacity.maximum-am-resource-percent", "1.0");
    MiniYARNCluster cluster = new MiniYARNCluster("martlet", 1, 2, 1, 1);
    cluster.init(settings);
    cluster.start();
    Configuration running = cluster.getConfig();
    while (running.get(YarnConfiguration.RM_ADDRESS).endsWith(":0")) {
      Thread.sleep(50);
    }
    Path folder = Path.of(arguments[0]);
    try (OutputStream file = Files.newOutputStream(folder.resolve("yarn-site.xml"))) {
      running.writeXml(file);
    }
    Files.writeString(
        folder.resolve("core-site.xml"),
        "<configuration><property><name>fs.defaultFS</name><value>file:///</value></property>"
            + "</configuration>");
    System.out.println("YARN is up");
    Thread.currentThread().join();
  }
}
