package io.martlet.catalog.hash;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.Sha256Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedHashesTest {

  @TempDir private Path state;
  @TempDir private Path data;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(data.resolve("a.csv"), "k\n1\n");
  }

  @Test
  void whatIsRememberedIsNotReadAgain() throws IOException {
    remember();
    // What is kept is believed: a hash that no file has shows that this one was not read.
    String kept = Files.readString(memory());
    Files.writeString(memory(), kept.replaceAll("[0-9a-f]{64}", "0".repeat(64)));

    assertThat(RememberedHashes.in(state).of(file)).isEqualTo("0".repeat(64));
  }

  @Test
  void aFileThatChangedInSizeTimeOrPlaceIsReadAgain() throws IOException {
    remember();
    FileTime time = Files.getLastModifiedTime(file);

    Files.writeString(file, "k\n2\n");
    Files.setLastModifiedTime(file, time);
    assertRead();

    Files.writeString(data.resolve("b.csv"), "k\n3\n");
    Files.setLastModifiedTime(data.resolve("b.csv"), time);
    Files.delete(file);
    Files.move(data.resolve("b.csv"), file);
    assertRead();
  }

  @Test
  void aMemoryThatIsLostOrDamagedCostsOnlyTime() throws IOException {
    remember();
    Files.writeString(memory(), "1:2 half a li\nnothing\n", StandardOpenOption.APPEND);
    assertRead();
    Files.write(memory(), new byte[] {(byte) 0xff, 0, 7});
    assertRead();
    Files.delete(memory());
    assertRead();
    Files.delete(memory());
    Files.createDirectories(memory());
    assertRead();
  }

  @Test
  void severalWritersLeaveWholeLines() throws IOException {
    for (int i = 0; i < 200; i++) {
      Files.writeString(data.resolve("f" + i), "file " + i);
    }
    settle();
    IntStream.range(0, 800)
        .parallel()
        .forEach(
            i -> {
              try {
                Path one = data.resolve("f" + i % 200);
                assertThat(RememberedHashes.in(state).of(one)).isEqualTo(Sha256Digest.of(one));
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });

    assertThat(Files.readAllLines(memory())).allMatch(line -> line.matches("\\S+ [0-9a-f]{64}"));
  }

  /** Files that were changed a moment ago are not remembered yet. */
  private void remember() throws IOException {
    settle();
    assertRead();
    assertThat(memory()).exists();
  }

  private void settle() throws IOException {
    while (!Files.exists(memory())) {
      RememberedHashes.in(state).of(file);
    }
  }

  private void assertRead() throws IOException {
    assertThat(RememberedHashes.in(state).of(file)).isEqualTo(Sha256Digest.of(file));
  }

  private Path memory() {
    return state.resolve("hashes");
  }
}
