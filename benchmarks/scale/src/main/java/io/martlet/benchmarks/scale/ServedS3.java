package io.martlet.benchmarks.scale;

import io.martlet.spark.LocalS3;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Serves a bucket, its objects in a folder, and prints the port and Spark's settings, until its
 * input ends.
 *
 * <p>Arguments: folder, bucket.
 */
public final class ServedS3 {

  private ServedS3() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    try (LocalS3 server = LocalS3.in(Path.of(arguments[0]), arguments[1])) {
      System.out.println("port " + server.port());
      LocalS3.settings(server.port())
          .forEach((key, value) -> System.out.println(key + "=" + value));
      System.out.println("ready");
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
