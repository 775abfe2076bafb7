package io.martlet.spark.prepare;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.TaskContext;

/**
 * A store elsewhere, kept on this disk: it has no permissions and no renaming, and the first task
 * of Spark's that opens a file whose name begins with {@code 3.} fails.
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
