package io.martlet.spark.prepare;

import io.martlet.catalog.source.StoredFile;
import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** Files in stores that Hadoop knows, pinned by what the store says of them: none is read. */
final class RemoteStore {

  private RemoteStore() {}

  static Optional<StoredFile> find(String name) {
    return Storage.find(name).map(status -> stored(name, status));
  }

  /** Folders included, which are not to be passed over. */
  static List<StoredFile> list(String folder) {
    Path path = new Path(folder);
    try {
      return Arrays.stream(path.getFileSystem(Storage.configuration()).listStatus(path))
          .map(status -> stored(Storage.child(folder, status.getPath().getName()), status))
          .toList();
    } catch (FileNotFoundException missing) {
      return List.of();
    } catch (IOException unreachable) {
      throw new StorageException(folder, unreachable);
    }
  }

  private static StoredFile stored(String name, FileStatus status) {
    return new StoredFile(name, status.isDirectory(), status.getLen(), () -> version(status));
  }

  /** What changes with a file's content, as far as its store tells. */
  static String version(FileStatus status) {
    String etag = status instanceof EtagSource tagged ? tagged.getEtag() : null;
    return etag == null || etag.isEmpty()
        ? "modified:" + status.getModificationTime()
        : "etag:" + etag;
  }
}
