package io.martlet.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetInputFormat;
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
    CONFIGURATION.set("fs.AbstractFileSystem.file.impl", "org.apache.hadoop.fs.local.RawLocalFs");
    CONFIGURATION.setBoolean(ParquetInputFormat.PAGE_VERIFY_CHECKSUM_ENABLED, true);
  }

  private Storage() {}

  /**
   * Local files without the checksum files that Hadoop would put beside each; Parquet pages are
   * held to their checksums. Whoever wants another setting makes a copy.
   */
  public static Configuration configuration() {
    return CONFIGURATION;
  }

  /** What Hadoop calls a local file: a URI in which every sign stands for itself. */
  public static String location(java.nio.file.Path file) {
    return new Path(file.toUri()).toString();
  }

  /** Opens a file to read pieces of it. */
  public static SeekableInputStream open(String file) throws IOException {
    Path path = new Path(file);
    return HadoopStreams.wrap(path.getFileSystem(CONFIGURATION).open(path, BUFFER));
  }

  /** Writes a small text in place of what a file holds; readers see the one or the other. */
  public static void replace(String file, String text) {
    Path path = new Path(file);
    Path fresh = new Path(path.getParent(), "." + path.getName() + ".new");
    try {
      FileContext files = FileContext.getFileContext(path.toUri(), CONFIGURATION);
      EnumSet<CreateFlag> anew = EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE);
      try (OutputStream out = files.create(fresh, anew)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
      files.rename(fresh, path, Options.Rename.OVERWRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a small text file holds; nothing when it is not there. */
  public static Optional<String> read(String file) {
    Path path = new Path(file);
    try (InputStream in = path.getFileSystem(CONFIGURATION).open(path)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A local file's path as programs take it that know no URIs; other places as they are. */
  public static String plain(String place) {
    return isLocal(place) ? new Path(place).toUri().getPath() : place;
  }

  /** Whether a place lies in a folder, both as they are or as URIs. */
  public static boolean isBelow(String place, String folder) {
    String inside = new Path(place).toUri().getPath();
    String outside = new Path(folder).toUri().getPath();
    return inside.startsWith(outside.endsWith("/") ? outside : outside + "/");
  }

  /** Whether a file is on this machine, where reading a little costs little. */
  public static boolean isLocal(String file) {
    String scheme = new Path(file).toUri().getScheme();
    return scheme == null || scheme.equals("file");
  }

  /** The machines that hold a file whole, none where storage has no places. */
  public static List<String> hosts(String file) {
    Path path = new Path(file);
    try {
      FileSystem system = path.getFileSystem(CONFIGURATION);
      // The file's own status would cost an object store, which has no places, a request a file.
      FileStatus any = new FileStatus(Long.MAX_VALUE, false, 0, 0, 0, path);
      Set<String> hosts = new LinkedHashSet<>();
      for (BlockLocation block : system.getFileBlockLocations(any, 0, any.getLen())) {
        List<String> holders = List.of(block.getHosts());
        if (block.getOffset() == 0) {
          hosts.addAll(holders);
        } else {
          hosts.retainAll(holders);
        }
      }
      hosts.remove("localhost");
      return List.copyOf(hosts);
    } catch (IOException e) {
      // Whoever reads the file says what is wrong with it.
      return List.of();
    }
  }
}
