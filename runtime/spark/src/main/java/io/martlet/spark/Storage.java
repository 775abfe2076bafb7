package io.martlet.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.parquet.hadoop.ParquetInputFormat;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * How files are reached, on the driver and on executors. A place is a URI, or what {@link
 * #location} makes of a local path. What does not work is a {@link StorageException}, which says so
 * in words.
 */
public final class Storage {

  /** Smaller than what is read at once, so that nothing is copied through a stream's own buffer. */
  private static final int BUFFER = 1 << 12;

  private static Configuration known;
  private static SparkEnv knownOf;

  private Storage() {}

  /**
   * Spark's own settings of Hadoop ({@code spark.hadoop.*}), which executors have only of their
   * environment. Local files are without the checksum files that Hadoop would put beside each;
   * Parquet pages are held to their checksums. Whoever wants another setting makes a copy.
   */
  public static synchronized Configuration configuration() {
    SparkEnv spark = SparkEnv.get();
    if (known == null || spark != knownOf) {
      Configuration made =
          SparkHadoopUtil.get().newConfiguration(spark == null ? new SparkConf() : spark.conf());
      made.set("fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem");
      made.set("fs.AbstractFileSystem.file.impl", "org.apache.hadoop.fs.local.RawLocalFs");
      made.setBoolean(ParquetInputFormat.PAGE_VERIFY_CHECKSUM_ENABLED, true);
      // What it buffers on disk would need Hadoop's local files with checksums.
      made.set("fs.s3a.fast.upload.buffer", "bytebuffer");
      known = made;
      knownOf = spark;
    }
    return known;
  }

  /** What Hadoop calls a local file: a URI in which every sign stands for itself. */
  public static String location(java.nio.file.Path file) {
    return new Path(file.toUri()).toString();
  }

  /** Opens a file to read pieces of it. */
  public static SeekableInputStream open(String file) throws IOException {
    Path path = new Path(file);
    return HadoopStreams.wrap(path.getFileSystem(configuration()).open(path, BUFFER));
  }

  /** A file or folder directly below a folder. */
  public static String child(String folder, String name) {
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  /** Whether there is a file or a folder. */
  public static boolean exists(String place) {
    return with(place, path -> system(path).exists(path));
  }

  /** What the store says of a file, which is there. */
  public static FileStatus status(String place) {
    return with(place, path -> system(path).getFileStatus(path));
  }

  /** What the store says of a file or a folder, if there is one. */
  public static Optional<FileStatus> find(String place) {
    return with(
        place,
        path -> {
          try {
            return Optional.of(system(path).getFileStatus(path));
          } catch (FileNotFoundException none) {
            return Optional.empty();
          }
        });
  }

  /** The files directly below a folder, by name; none when there is no folder. */
  public static List<FileStatus> list(String folder) {
    return list(folder, false);
  }

  /** The files below a folder and the folders in it, by name; none when there is no folder. */
  public static List<FileStatus> listAll(String folder) {
    return list(folder, true);
  }

  private static List<FileStatus> list(String folder, boolean recursive) {
    return with(
        folder,
        path -> {
          List<FileStatus> files =
              isLocal(path)
                  ? LocalFiles.list(local(path), recursive ? Integer.MAX_VALUE : 1)
                  : listFar(path, recursive);
          files.sort(Comparator.comparing(file -> file.getPath().getName()));
          return files;
        });
  }

  private static List<FileStatus> listFar(Path folder, boolean recursive) throws IOException {
    List<FileStatus> files = new ArrayList<>();
    try {
      RemoteIterator<LocatedFileStatus> found = system(folder).listFiles(folder, recursive);
      while (found.hasNext()) {
        files.add(found.next());
      }
    } catch (FileNotFoundException none) {
      // Of a folder that is not there, nothing is.
    }
    return files;
  }

  /** Reads a file from its beginning. */
  public static InputStream in(String place) {
    return with(place, path -> system(path).open(path));
  }

  /** Writes a file, in place of what is there; in an object store it is there once it is closed. */
  public static OutputStream create(String place) {
    return with(place, path -> system(path).create(path, true));
  }

  /** Deletes a file, or a folder with all that is in it; nothing where nothing is. */
  public static void delete(String place) {
    with(place, path -> system(path).delete(path, true));
  }

  /** Copies a file of this machine to a place, whole or not at all. */
  public static void upload(java.nio.file.Path file, String place) {
    replace(place, out -> Files.copy(file, out));
  }

  private static void replace(String place, Content content) {
    with(
        place,
        path -> {
          replace(path, content);
          return null;
        });
  }

  /** Copies a file to this machine. */
  public static void download(String place, java.nio.file.Path file) {
    with(
        place,
        path -> {
          try (InputStream in = system(path).open(path)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
          }
          return null;
        });
  }

  /** Writes a small text in place of what a file holds; readers see the one or the other. */
  public static void replace(String place, String text) {
    replace(place, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Stores that know objects only show one when it is whole; file systems are given it so. */
  private static void replace(Path path, Content content) throws IOException {
    if (isLocal(path)) {
      LocalFiles.replace(local(path), content);
      return;
    }
    if (!system(path).hasPathCapability(path, CommonPathCapabilities.FS_PERMISSIONS)) {
      try (OutputStream out = system(path).create(path, true)) {
        content.write(out);
      }
      return;
    }
    Path fresh = new Path(path.getParent(), "." + path.getName() + "." + UUID.randomUUID());
    FileContext files = FileContext.getFileContext(path.toUri(), configuration());
    EnumSet<CreateFlag> anew = EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE);
    try {
      try (OutputStream out = files.create(fresh, anew, Options.CreateOpts.createParent())) {
        content.write(out);
      }
      files.rename(fresh, path, Options.Rename.OVERWRITE);
    } catch (IOException e) {
      system(path).delete(fresh, false);
      throw e;
    }
  }

  /** What a small text file holds; nothing when it is not there. */
  public static Optional<String> read(String place) {
    return with(
        place,
        path -> {
          try (InputStream in = system(path).open(path)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
          } catch (FileNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  private static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }

  static FileSystem system(Path path) throws IOException {
    return path.getFileSystem(configuration());
  }

  private interface Work<T> {
    T on(Path path) throws IOException;
  }

  interface Content {
    void write(OutputStream out) throws IOException;
  }

  private static <T> T with(String place, Work<T> work) {
    try {
      return work.on(new Path(place));
    } catch (IOException e) {
      throw new StorageException(place, e);
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
    return isLocal(new Path(file));
  }

  private static boolean isLocal(Path file) {
    String scheme = file.toUri().getScheme();
    return scheme == null || scheme.equals("file");
  }

  /** The machines that hold a file whole, none where storage has no places. */
  public static List<String> hosts(String file) {
    Path path = new Path(file);
    try {
      FileSystem system = path.getFileSystem(configuration());
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
