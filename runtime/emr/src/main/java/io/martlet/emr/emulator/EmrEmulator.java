package io.martlet.emr.emulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Amazon EMR on this machine, as the AWS SDKs speak to it: clusters, instance fleets and steps with
 * their states and limits, while time goes by as fast as wished. It listens on the loopback address
 * only, and keeps nothing.
 */
public final class EmrEmulator implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads;
  private final Clusters clusters;
  private final EmrHandler handler;
  private final EmulatedTime time;

  private EmrEmulator(
      HttpServer server,
      ExecutorService threads,
      Clusters clusters,
      EmrHandler handler,
      EmulatedTime time) {
    this.server = server;
    this.threads = threads;
    this.clusters = clusters;
    this.handler = handler;
    this.time = time;
  }

  /**
   * A cluster that there is or was.
   *
   * @param subnets where it may be started
   * @param ended whether it is no more
   */
  public record ClusterState(
      String id, String name, List<String> subnets, boolean ended, List<String> steps) {}

  /**
   * Starts one.
   *
   * @param port where it listens; 0 for any that is free
   * @param programs what steps run
   * @throws IOException when the port is taken
   */
  public static EmrEmulator start(
      int port, EmulatedTime time, StepPrograms programs, FaultScript faults) throws IOException {
    Clusters clusters = new Clusters(programs, faults);
    EmrHandler handler = new EmrHandler(clusters, time, faults);
    // Else each answer on a connection that is kept waits for the client's acknowledgement: 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    server.setExecutor(threads);
    server.createContext("/", handler);
    server.start();
    return new EmrEmulator(server, threads, clusters, handler, time);
  }

  /** Where clients reach it. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How often each call was made. */
  public Map<String, Integer> calls() {
    return handler.counts();
  }

  /** All clusters, newest first, each with its steps as {@code NAME STATE}. */
  public List<ClusterState> clusters() {
    synchronized (clusters) {
      clusters.advance(time.now());
      return clusters.all().stream()
          .map(
              cluster ->
                  new ClusterState(
                      cluster.id(),
                      cluster.name(),
                      Json.texts(cluster.request().at("/Instances/Ec2SubnetIds")),
                      cluster.hasEnded(),
                      cluster.steps().stream()
                          .map(step -> step.name() + " " + step.state())
                          .toList()))
          .toList();
    }
  }

  /** Ends it, and the programs of its steps. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    synchronized (clusters) {
      clusters.kill(Instant.now());
    }
  }
}
