package io.martlet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server for several processes, whichever comes and goes. */
class SharedServerTest {

  @TempDir private Path folder;

  @Test
  void theServerStaysForWhoIsLeft() throws Exception {
    Process other = user();
    Ledger ledger = Ledger.local(folder);

    other.getOutputStream().close();
    other.waitFor();

    assertThat(ledger.queries().runs("bank")).isEmpty();
    ledger.close();
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
  }

  @Test
  void aServerLeftByAKilledProcessIsTakenUp() throws Exception {
    Process other = user();
    String server = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0);
    other.destroyForcibly().waitFor();

    try (Ledger ledger = Ledger.local(folder)) {
      assertThat(ledger.queries().runs("bank")).isEmpty();
      assertThat(Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0))
          .isEqualTo(server);
    }
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
  }

  @Test
  void aCallersLocaleThatIsNotThereDoesNotMatter() throws Exception {
    Process other = user(Map.of("LC_ALL", "xx_XX.UTF-8", "LANG", "xx_XX.UTF-8"));

    other.getOutputStream().close();

    assertThat(other.waitFor()).isZero();
  }

  private Process user() throws IOException {
    return user(Map.of());
  }

  /** A process that uses the ledger until its input ends. */
  private Process user(Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                User.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    Process process = builder.start();
    BufferedReader answer =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = answer.readLine();
    while (line != null && !line.equals("open")) {
      line = answer.readLine();
    }
    assertThat(line).isEqualTo("open");
    return process;
  }

  /** The other process. */
  static final class User {

    private User() {}

    public static void main(String[] arguments) throws IOException {
      try (Ledger ledger = Ledger.local(Path.of(arguments[0]))) {
        System.out.println(ledger.queries().runs("bank").isEmpty() ? "open" : "used");
        System.in.transferTo(java.io.OutputStream.nullOutputStream());
      }
    }
  }
}
