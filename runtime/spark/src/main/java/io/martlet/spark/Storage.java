package io.martlet.spark;

import org.apache.hadoop.conf.Configuration;

/** How files are reached, on the driver and on executors. */
public final class Storage {

  private Storage() {}

  /** Local files without the checksum files that Hadoop would put beside each. */
  public static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set("fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem");
    return configuration;
  }
}
