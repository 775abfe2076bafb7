package io.martlet.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.SparkSession;
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

  @Test
  void aSmallTextIsReplacedAtOnce() {
    String file = Storage.child(Storage.location(folder), "deep/below/text");

    assertThat(Storage.read(file)).isEmpty();
    Storage.replace(file, "one");
    Storage.replace(file, "two");

    assertThat(Storage.read(file)).contains("two");
    assertThat(Storage.list(Storage.child(Storage.location(folder), "deep/below")))
        .extracting(each -> each.getPath().getName())
        .containsExactly("text");
  }

  @Test
  void filesAreListedByNameWithoutFolders() throws IOException {
    Files.createDirectory(folder.resolve("folder"));
    Files.writeString(folder.resolve("b"), "");
    Files.writeString(folder.resolve("a [1]"), "");

    assertThat(Storage.list(Storage.location(folder)))
        .extracting(each -> each.getPath().getName())
        .containsExactly("a [1]", "b");
    assertThat(Storage.list(Storage.location(folder.resolve("none")))).isEmpty();
  }

  @Test
  void localFilesAreListedAndReplacedWithoutAProcessForEach() throws IOException {
    String file = Storage.child(Storage.location(folder), "deep/text");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ProcessStart");
      recording.start();
      Storage.replace(file, "one");
      Storage.replace(file, "two");
      assertThat(Storage.listAll(Storage.location(folder)))
          .singleElement()
          .satisfies(each -> assertThat(each.getLen()).isEqualTo(3));
      recording.stop();
      recording.dump(folder.resolve("recording"));
    }

    assertThat(RecordingFile.readAllEvents(folder.resolve("recording")))
        .filteredOn(start -> start.getThread().getJavaThreadId() == Thread.currentThread().getId())
        .isEmpty();
  }

  @Test
  void whatIsNotThereIsSaidInWords() {
    String none = Storage.location(folder.resolve("none"));

    assertThatThrownBy(() -> Storage.in(none))
        .isInstanceOf(StorageException.class)
        .hasMessage(none + ": it is not there.");
  }

  @Test
  void sparksSettingsOfHadoopHoldEverywhere() throws IOException {
    SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.hadoop.martlet.test", "told")
            .getOrCreate();
    try (spark) {
      assertThat(Storage.configuration().get("martlet.test")).isEqualTo("told");
    }
  }
}
