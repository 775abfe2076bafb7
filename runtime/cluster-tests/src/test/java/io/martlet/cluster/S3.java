package io.martlet.cluster;

import io.martlet.spark.LocalS3;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server of S3 with a bucket, reached through a proxy that can be told to fail. */
final class S3 implements AutoCloseable {

  static final String ROOT = "s3a://martlet/root";

  /** The same for all tests of a process, whose clients of S3 stay. */
  private static int port;

  private final LocalS3 server;
  private final FaultyProxy proxy;

  private S3(LocalS3 server, FaultyProxy proxy) {
    this.server = server;
    this.proxy = proxy;
  }

  static S3 in(Path folder) throws Exception {
    LocalS3 server = LocalS3.in(folder, "martlet");
    FaultyProxy proxy = FaultyProxy.to(server.port(), port);
    port = proxy.port();
    return new S3(server, proxy);
  }

  FaultyProxy proxy() {
    return proxy;
  }

  /** What Spark must be told to reach it. */
  Map<String, String> settings() {
    return LocalS3.settings(proxy.port());
  }

  /** Requests of a kind, such as {@code PUT}, that reached the proxy. */
  long requests(String method) {
    return proxy.requests(method);
  }

  /** The kinds that are counted. */
  static List<String> methods() {
    return List.of("GET", "HEAD", "PUT", "POST", "DELETE");
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    server.close();
  }
}
