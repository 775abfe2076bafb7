package io.martlet.cli.emr;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.spark.Storage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a bucket is. S3 says so to everybody who asks for the bucket, also to those whom it gives
 * nothing else.
 *
 * @param endpoint of S3, in the place of AWS's own; may be empty
 */
record BucketRegion(String endpoint) {

  private static final Pattern BUCKET = Pattern.compile("s3a?://([^/]+).*");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** As files are looked for. */
  static BucketRegion configured() {
    return new BucketRegion(Storage.configuration().get("fs.s3a.endpoint", ""));
  }

  /**
   * A root is where the clusters are, as far as one can know.
   *
   * @throws CommandFailure when it is elsewhere
   */
  void require(String root, String clusters) throws InterruptedException {
    Matcher bucket = BUCKET.matcher(root);
    if (!bucket.matches()) {
      return;
    }
    Optional<String> region = of(bucket.group(1)).filter(found -> !found.equals(clusters));
    if (region.isPresent()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          ("Bucket %s is in %s, and the clusters would be in %s: all that they read and write would"
                  + " go from one to the other. Take a bucket there, or clusters here: emr: { region:"
                  + " %s }")
              .formatted(bucket.group(1), region.get(), clusters, region.get()));
    }
  }

  /** Empty where nobody says. */
  Optional<String> of(String bucket) throws InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    try {
      HttpRequest head =
          HttpRequest.newBuilder(place(bucket))
              .timeout(PATIENCE)
              .method("HEAD", HttpRequest.BodyPublishers.noBody())
              .build();
      return client
          .send(head, BodyHandlers.discarding())
          .headers()
          .firstValue("x-amz-bucket-region");
    } catch (IOException | IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private URI place(String bucket) {
    String base = endpoint.isEmpty() || endpoint.contains("://") ? endpoint : "https://" + endpoint;
    return URI.create(
        base.isEmpty()
            ? "https://s3.amazonaws.com/" + bucket
            : base.replaceFirst("/$", "") + "/" + bucket);
  }
}
