package io.martlet.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.catalog.diagnostic.ExitCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineTest {

  private static final long HEAP = 1L << 30;

  @TempDir private Path folder;

  @Test
  void aMachineThatHasAllIsTaken() {
    new Machine(folder, Path.of("/dev/shm"), HEAP).require();
    // Regions lie elsewhere then.
    new Machine(folder, folder.resolve("none"), HEAP).require();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aHeapThatIsTooSmallIsNamed() {
    assertThatThrownBy(() -> new Machine(folder, folder, 300L << 20).require())
        .hasMessage(
            "Java may take 300 MB of memory, and a run needs 477 MB and more: MARTLET_MEMORY=1g")
        .isInstanceOfSatisfying(
            RunException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          noexec  | temporary | which is mounted noexec: name another
          size=1m | shared    | has room for 1 MB, and a run needs 16 MB and more
          ro      | temporary | Files cannot be made in the temporary folder
          """)
  void aFolderThatDoesNotDoIsNamed(String mount, String use, String named) throws Exception {
    Process probe =
        new ProcessBuilder(
                "unshare",
                "-rm",
                "sh",
                "-c",
                "mount -t tmpfs -o "
                    + mount
                    + " none \"$1\" && exec \"$2\" -cp \"$3\" \"$4\" \"$5\" \"$1\"",
                "sh",
                Files.createDirectory(folder.resolve("mounted")).toString(),
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                System.getProperty("java.class.path"),
                MachineTest.class.getName(),
                use)
            .redirectErrorStream(true)
            .start();
    String told = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(probe.waitFor()).as(told).isZero();
    assertThat(told).contains(named).contains(folder.resolve("mounted").toString());
  }

  /** Tells what a machine lacks that has a folder for one use. */
  public static void main(String[] arguments) throws Exception {
    Path mounted = Path.of(arguments[1]);
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      (arguments[0].equals("shared")
              ? new Machine(temporary, mounted, HEAP)
              : new Machine(mounted, Path.of("/dev/shm"), HEAP))
          .require();
    } catch (RunException e) {
      System.out.println(e.getMessage());
    }
  }
}
