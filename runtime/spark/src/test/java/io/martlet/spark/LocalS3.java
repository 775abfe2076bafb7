package io.martlet.spark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.filesystem.FilesystemApiMetadata;

/** A server of S3 in this process, its objects in a folder: of all tests and benchmarks. */
public final class LocalS3 implements AutoCloseable {

  private static final String KEY = "martlet";
  private static final String SECRET = "secret-of-martlet";

  private final BlobStoreContext blobs;
  private final S3Proxy server;

  private LocalS3(BlobStoreContext blobs, S3Proxy server) {
    this.blobs = blobs;
    this.server = server;
  }

  /** One with a bucket. */
  public static LocalS3 in(Path folder, String bucket) throws Exception {
    Properties local = new Properties();
    local.setProperty("jclouds.filesystem.basedir", folder.toString());
    BlobStoreContext blobs =
        ContextBuilder.newBuilder(new FilesystemApiMetadata())
            .overrides(local)
            .build(BlobStoreContext.class);
    blobs.getBlobStore().createContainerInLocation(null, bucket);
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(blobs.getBlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
            .ignoreUnknownHeaders(true)
            .build();
    server.start();
    return new LocalS3(blobs, server);
  }

  public int port() {
    return server.getPort();
  }

  /** What Spark must be told to reach it, or somebody before it, at a port. */
  public static Map<String, String> settings(int port) {
    return Map.of(
        "spark.hadoop.fs.s3a.endpoint",
        "http://127.0.0.1:" + port,
        "spark.hadoop.fs.s3a.endpoint.region",
        "us-east-1",
        "spark.hadoop.fs.s3a.path.style.access",
        "true",
        "spark.hadoop.fs.s3a.access.key",
        KEY,
        "spark.hadoop.fs.s3a.secret.key",
        SECRET);
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
      blobs.close();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
