package io.martlet.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.filesystem.FilesystemApiMetadata;

/** A server of S3 with a bucket, reached through a proxy that can be told to fail. */
final class S3 implements AutoCloseable {

  static final String ROOT = "s3a://martlet/root";

  private static final String KEY = "martlet";
  private static final String SECRET = "secret-of-martlet";

  /** The same for all tests of a process, whose clients of S3 stay. */
  private static int port;

  private final BlobStoreContext blobs;
  private final S3Proxy server;
  private final FaultyProxy proxy;

  private S3(BlobStoreContext blobs, S3Proxy server, FaultyProxy proxy) {
    this.blobs = blobs;
    this.server = server;
    this.proxy = proxy;
  }

  static S3 in(Path folder) throws Exception {
    Properties local = new Properties();
    local.setProperty("jclouds.filesystem.basedir", folder.toString());
    BlobStoreContext blobs =
        ContextBuilder.newBuilder(new FilesystemApiMetadata())
            .overrides(local)
            .build(BlobStoreContext.class);
    blobs.getBlobStore().createContainerInLocation(null, "martlet");
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(blobs.getBlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
            .ignoreUnknownHeaders(true)
            .build();
    server.start();
    FaultyProxy proxy = FaultyProxy.to(server.getPort(), port);
    port = proxy.port();
    return new S3(blobs, server, proxy);
  }

  FaultyProxy proxy() {
    return proxy;
  }

  /** What Spark must be told to reach it. */
  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("spark.hadoop.fs.s3a.endpoint", "http://127.0.0.1:" + proxy.port());
    settings.put("spark.hadoop.fs.s3a.endpoint.region", "us-east-1");
    settings.put("spark.hadoop.fs.s3a.path.style.access", "true");
    settings.put("spark.hadoop.fs.s3a.access.key", KEY);
    settings.put("spark.hadoop.fs.s3a.secret.key", SECRET);
    return settings;
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
    try {
      proxy.close();
      server.stop();
      blobs.close();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
