package io.martlet.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A master and two workers of Spark, each a process. */
final class Standalone implements AutoCloseable {

  private static final Pattern URL = Pattern.compile("Starting Spark master at (spark://\\S+)");

  private final Process master;
  private final List<Process> workers = new ArrayList<>();
  private final String url;

  private Standalone(Process master, String url) {
    this.master = master;
    this.url = url;
  }

  static Standalone in(Path folder) throws Exception {
    Path log = folder.resolve("master.log");
    Process master =
        Spark.start(
            log,
            "org.apache.spark.deploy.master.Master",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--webui-port",
            "0");
    Matcher url = Waiting.forText(log, URL, master);
    Standalone cluster = new Standalone(master, url.group(1));
    cluster.addWorker(folder.resolve("worker-1"), "127.0.0.1");
    cluster.addWorker(folder.resolve("worker-2"), "127.0.0.2");
    return cluster;
  }

  String url() {
    return url;
  }

  /** Machines of names of their own, as Spark tries a task again on another. */
  private void addWorker(Path folder, String host) throws Exception {
    Files.createDirectories(folder);
    Path log = folder.resolve("worker.log");
    Process worker =
        Spark.start(
            log,
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            host,
            "--webui-port",
            "0",
            "--cores",
            "1",
            "--memory",
            "1g",
            "--work-dir",
            folder.toString(),
            url);
    workers.add(worker);
    Waiting.forText(log, Pattern.compile("Successfully registered with master"), worker);
  }

  /** Kills a worker and its executors, as a machine that is taken away. */
  void killWorker() {
    Process worker = workers.remove(0);
    worker.descendants().forEach(ProcessHandle::destroyForcibly);
    worker.destroyForcibly();
  }

  @Override
  public void close() throws IOException {
    workers.forEach(
        worker -> {
          worker.descendants().forEach(ProcessHandle::destroyForcibly);
          worker.destroyForcibly();
        });
    master.destroyForcibly();
  }
}
