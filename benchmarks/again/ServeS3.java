import io.martlet.spark.LocalS3;
import java.nio.file.Path;

/** Serves a bucket, its objects in a folder, and prints the port, until its input ends: FOLDER BUCKET. */
final class ServeS3 {

  private ServeS3() {}

  public static void main(String[] arguments) throws Exception {
    try (LocalS3 server = LocalS3.in(Path.of(arguments[0]), arguments[1])) {
      System.out.println("port " + server.port());
      LocalS3.settings(0).forEach((key, value) -> System.out.println(key + "=" + value));
      System.out.println("ready");
      while (System.in.read() >= 0) {
        continue;
      }
    }
  }
}
