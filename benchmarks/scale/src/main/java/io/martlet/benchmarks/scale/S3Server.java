package io.martlet.benchmarks.scale;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.filesystem.FilesystemApiMetadata;

/** A server of S3 in this process, its objects in a folder. */
final class S3Server implements AutoCloseable {

  static final String BUCKET = "martlet";

  private static final String KEY = "martlet";
  private static final String SECRET = "secret-of-martlet";

  private final BlobStoreContext blobs;
  private final S3Proxy server;

  private S3Server(BlobStoreContext blobs, S3Proxy server) {
    this.blobs = blobs;
    this.server = server;
  }

  static S3Server in(Path folder) throws Exception {
    Properties local = new Properties();
    local.setProperty("jclouds.filesystem.basedir", folder.toString());
    BlobStoreContext blobs =
        ContextBuilder.newBuilder(new FilesystemApiMetadata())
            .overrides(local)
            .build(BlobStoreContext.class);
    blobs.getBlobStore().createContainerInLocation(null, BUCKET);
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(blobs.getBlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
            .ignoreUnknownHeaders(true)
            .build();
    server.start();
    return new S3Server(blobs, server);
  }

  /** Has Spark's sessions that come next reach it. */
  void announce() {
    setting("endpoint", "http://127.0.0.1:" + server.getPort());
    setting("endpoint.region", "us-east-1");
    setting("path.style.access", "true");
    setting("access.key", KEY);
    setting("secret.key", SECRET);
  }

  private static void setting(String name, String value) {
    System.setProperty("spark.hadoop.fs.s3a." + name, value);
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
