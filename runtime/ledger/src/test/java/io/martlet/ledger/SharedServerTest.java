package io.martlet.ledger;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  @Test
  void nobodyIsLetInWithoutThePassword() throws Exception {
    try (Ledger ledger = Ledger.local(folder)) {
      String open = ledger.jdbcUrl().replaceFirst("&password=.*", "");

      assertThat(open).isNotEqualTo(ledger.jdbcUrl());
      assertThatThrownBy(() -> Ledger.at(open)).isInstanceOf(LedgerException.class);
      assertThatThrownBy(() -> Ledger.at(open + "&password=guessed"))
          .isInstanceOf(LedgerException.class);
    }
    assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(fromString("rwx------"));
    assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
        .isEqualTo(fromString("rw-------"));
  }

  @Test
  void aServerThatLetEverybodyInIsClosed() throws Exception {
    Ledger.local(folder).close();
    Path rules = folder.resolve("data/pg_hba.conf");
    Files.writeString(rules, Files.readString(rules).replace("scram-sha-256", "trust"));
    Files.delete(folder.resolve("password"));

    try (Ledger ledger = Ledger.local(folder)) {
      String open = ledger.jdbcUrl().replaceFirst("&password=.*", "");

      assertThatThrownBy(() -> Ledger.at(open)).isInstanceOf(LedgerException.class);
      assertThat(ledger.queries().runs("bank")).isEmpty();
    }
    try (Ledger ledger = Ledger.local(folder)) {
      assertThat(ledger.queries().runs("bank")).isEmpty();
    }
  }

  @Test
  void aFolderThatWasNotMadeToItsEndIsMadeAnew() throws Exception {
    Files.createDirectories(folder.resolve("data/base"));
    Files.writeString(folder.resolve("data/PG_VERSION"), "14\n");
    Files.writeString(folder.resolve("password"), "of the killed one");

    try (Ledger ledger = Ledger.local(folder)) {
      assertThat(ledger.queries().runs("bank")).isEmpty();
    }
  }

  @Test
  void anotherProcessMayHaveTheLastServersNumber() throws Exception {
    Ledger.local(folder).close();
    Path pid = folder.resolve("data/postmaster.pid");
    Files.writeString(pid, ProcessHandle.current().pid() + "\n" + folder + "\n1\n5432\n");

    try (Ledger ledger = Ledger.local(folder)) {
      assertThat(ledger.queries().runs("bank")).isEmpty();
    }
    assertThat(pid).doesNotExist();
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
