package io.martlet.spark.prepare;

import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Path;

/** A small file of which the first one stays, whoever writes it. Readers see it whole or not. */
final class FirstFile {

  private FirstFile() {}

  /** Whether this was the first. */
  static boolean write(String place, String text) {
    Path path = new Path(place);
    try {
      FileSystem files = path.getFileSystem(Storage.configuration());
      if (files.hasPathCapability(path, CommonPathCapabilities.FS_PERMISSIONS)) {
        rename(files, path, text);
      } else {
        create(files, path, text);
      }
      return true;
    } catch (IOException e) {
      if (Storage.exists(place)) {
        return false;
      }
      throw new StorageException(place, e);
    }
  }

  /** File systems rename at once, and not over what is there. */
  private static void rename(FileSystem files, Path path, String text) throws IOException {
    Path fresh = new Path(path.getParent(), "." + path.getName() + "." + UUID.randomUUID());
    try {
      try (OutputStream out = files.create(fresh, false)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
      FileContext.getFileContext(path.toUri(), Storage.configuration()).rename(fresh, path);
    } finally {
      files.delete(fresh, false);
    }
  }

  /** Object stores create at once, and only what is not there if they are asked to. */
  private static void create(FileSystem files, Path path, String text) throws IOException {
    if (files.exists(path)) {
      throw new FileAlreadyExistsException(path.toString());
    }
    FSDataOutputStreamBuilder<?, ?> first = files.createFile(path);
    first.overwrite(false);
    first.opt(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
    try (OutputStream out = first.build()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
