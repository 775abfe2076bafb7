package io.martlet.codegen.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSinkTest {

  @TempDir private Path folder;

  @Test
  void severalCommandsMayWriteTheSameFile() {
    List<CompletableFuture<Void>> writers =
        Stream.of("a", "b", "c", "d")
            .map(text -> CompletableFuture.runAsync(() -> writeOften(text)))
            .toList();

    writers.forEach(CompletableFuture::join);

    assertThat(folder).isDirectoryContaining("glob:**/plan.json");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  private void writeOften(String text) {
    for (int i = 0; i < 200; i++) {
      new FolderSink(folder).write("plan.json", (text + i).getBytes(StandardCharsets.UTF_8));
    }
  }
}
