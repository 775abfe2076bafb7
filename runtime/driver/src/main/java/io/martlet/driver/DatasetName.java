package io.martlet.driver;

import io.martlet.spark.Storage;
import java.net.URI;
import org.apache.hadoop.fs.Path;

/**
 * A dataset as OpenLineage names it: where it is stored, and what it is called there. Whatever a
 * URI says of who may read it is left out.
 */
record DatasetName(String namespace, String name) {

  /** What lies at a place of some storage. */
  static DatasetName of(String place) {
    URI uri = new Path(place).toUri();
    if (uri.getAuthority() == null || Storage.isLocal(place)) {
      return new DatasetName("file", uri.getPath());
    }
    // All ways of Hadoop's to S3 are one.
    String scheme = uri.getScheme().startsWith("s3") ? "s3" : uri.getScheme();
    return new DatasetName(
        scheme + "://" + uri.getAuthority().replaceFirst(".*@", ""),
        uri.getPath().replaceFirst("^/", ""));
  }
}
