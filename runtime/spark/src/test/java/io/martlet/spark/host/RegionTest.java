package io.martlet.spark.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionTest {

  private static final long SIZE = 4 << 20;

  @TempDir private Path folder;

  /** As Docker has it: 64 MB, whatever the machine has. */
  @Test
  void aFolderWithoutRoomIsToldBeforeItIsWrittenTo() throws Exception {
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", folder.toString()))
        .as("mount")
        .isZero();
    try {
      Region first = Region.create(folder, 1, SIZE);

      assertThatThrownBy(() -> Region.create(folder, 2, SIZE))
          .isInstanceOf(HostException.class)
          .hasMessageContaining(folder + " has no room for a batch's 4 MB")
          .hasMessageContaining("make /dev/shm larger");
      assertThat(folder).isDirectoryContaining(file -> file.equals(first.file()));
      assertThat(folder.toFile().list()).hasSize(1);
      first.unlink();
    } finally {
      run("umount", "-l", folder.toString());
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
