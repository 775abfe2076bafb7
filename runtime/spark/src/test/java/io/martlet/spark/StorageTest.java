package io.martlet.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StorageTest {

  @TempDir private Path folder;

  /** Keeps a file in two blocks, as a distributed file system does. */
  public static final class TwoBlocks extends RawLocalFileSystem {

    @Override
    public URI getUri() {
      return URI.create("blocks:///");
    }

    @Override
    public BlockLocation[] getFileBlockLocations(FileStatus file, long start, long length) {
      return new BlockLocation[] {
        new BlockLocation(new String[] {}, new String[] {"one", "two"}, 0, 2),
        new BlockLocation(new String[] {}, new String[] {"two", "three"}, 2, length - 2)
      };
    }
  }

  @Test
  void aFileIsNearWhereAllOfItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "four");
    Storage.configuration().setClass("fs.blocks.impl", TwoBlocks.class, RawLocalFileSystem.class);

    assertThat(Storage.hosts("blocks://" + file)).containsExactly("two");
  }

  @Test
  void localFilesAndMissingOnesAreNearNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "four");

    assertThat(Storage.hosts(file.toString())).isEmpty();
    assertThat(Storage.hosts(folder.resolve("none").toString())).isEmpty();
  }
}
