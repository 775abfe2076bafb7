package io.martlet.spark.prepare;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.apache.spark.TaskContext;

/**
 * A store elsewhere, kept on this disk: it has no permissions and no renaming, an object that must
 * be the first of its name is there when it is whole, and the first task of Spark's that opens a
 * file whose name begins with {@code 3.} fails.
 */
public final class FlakyFileSystem extends RawLocalFileSystem {

  static final AtomicInteger OPENED_BY_DRIVER = new AtomicInteger();
  static final AtomicInteger FAILED = new AtomicInteger();

  private static final Set<Path> TRIED = ConcurrentHashMap.newKeySet();

  @Override
  public URI getUri() {
    return URI.create("flaky:///");
  }

  @Override
  public String getScheme() {
    return "flaky";
  }

  @Override
  public boolean hasPathCapability(Path path, String capability) throws IOException {
    return !capability.equals(CommonPathCapabilities.FS_PERMISSIONS)
        && super.hasPathCapability(path, capability);
  }

  @Override
  public boolean rename(Path from, Path to) {
    throw new UnsupportedOperationException("object stores do not rename");
  }

  @Override
  public FSDataOutputStream createNonRecursive(
      Path path,
      FsPermission permission,
      EnumSet<CreateFlag> flags,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    if (flags.contains(CreateFlag.OVERWRITE)) {
      throw new UnsupportedOperationException("nothing here overwrites by a builder");
    }
    return new FSDataOutputStream(new FirstObject(path), statistics);
  }

  /** Shows what was written once it is closed, unless there is something by then. */
  private static final class FirstObject extends ByteArrayOutputStream {

    private final java.nio.file.Path file;
    private boolean closed;

    FirstObject(Path path) {
      this.file = java.nio.file.Path.of(path.toUri().getPath());
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      Files.createDirectories(file.getParent());
      java.nio.file.Path fresh = file.resolveSibling("." + UUID.randomUUID());
      try {
        Files.write(fresh, toByteArray());
        Files.createLink(file, fresh);
      } catch (java.nio.file.FileAlreadyExistsException e) {
        throw new FileAlreadyExistsException(e.getMessage());
      } finally {
        Files.deleteIfExists(fresh);
      }
    }
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    if (!exists(path)) {
      throw new FileNotFoundException(path.toString());
    }
    if (TaskContext.get() == null) {
      OPENED_BY_DRIVER.incrementAndGet();
    } else if (path.getName().startsWith("3.") && TRIED.add(path)) {
      FAILED.incrementAndGet();
      throw new IOException("connection reset");
    }
    return super.open(path, bufferSize);
  }
}
