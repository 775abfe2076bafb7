package io.martlet.spark;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.SeekableInputStream;

/** How files are reached, on the driver and on executors. */
public final class Storage {

  /** Smaller than what is read at once, so that nothing is copied through a stream's own buffer. */
  private static final int BUFFER = 1 << 12;

  /** Made once: it is some XML to parse. */
  private static final Configuration CONFIGURATION = new Configuration();

  static {
    CONFIGURATION.set("fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem");
  }

  private Storage() {}

  /**
   * Local files without the checksum files that Hadoop would put beside each. Whoever wants another
   * setting makes a copy.
   */
  public static Configuration configuration() {
    return CONFIGURATION;
  }

  /** Opens a file to read pieces of it. */
  public static SeekableInputStream open(String file) throws IOException {
    Path path = new Path(file);
    return HadoopStreams.wrap(path.getFileSystem(CONFIGURATION).open(path, BUFFER));
  }
}
