package io.martlet.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;

/**
 * What Hadoop's local files would start a process for, each time and for each file: {@code ls} to
 * list one, {@code readlink} and {@code chmod} to rename one.
 */
final class LocalFiles {

  private LocalFiles() {}

  /** The files below a folder, at most so deep; none when there is no folder. */
  static List<FileStatus> list(Path folder, int depth) throws IOException {
    List<FileStatus> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        Set.of(FileVisitOption.FOLLOW_LINKS),
        depth,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.add(status(file, attributes));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            // Deleted meanwhile.
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
    return files;
  }

  private static FileStatus status(Path file, BasicFileAttributes attributes) {
    return new FileStatus(
        attributes.size(),
        false,
        1,
        0,
        attributes.lastModifiedTime().toMillis(),
        new org.apache.hadoop.fs.Path(Storage.location(file)));
  }

  /** Writes a file in place of what is there, with the folders that it takes; readers see one. */
  static void replace(Path file, Storage.Content content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path fresh = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID());
    try {
      try (OutputStream out = Files.newOutputStream(fresh)) {
        content.write(out);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
  }
}
