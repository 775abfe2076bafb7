package io.martlet.spark.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.RankRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that is none, or says what it should not, ends a task in words. */
class HostExceptionTest {

  /** Connects, and says what is put in for the dots. */
  private static final String PYTHON =
      """
      #!/usr/bin/env python3
      import socket, struct, sys
      control = socket.socket(socket.AF_UNIX)
      control.connect(sys.argv[1])
      ...
      """;

  @TempDir private Path folder;

  @Test
  void aProgramThatIsNotThere() {
    starting(folder.resolve("none"))
        .hasMessageStartingWith("cannot start " + folder.resolve("none"));
  }

  @Test
  void aProgramThatEndsAtOnceIsQuoted() throws IOException {
    starting(program("#!/bin/sh\necho starting >&2\necho no libR.so >&2\nexit 1\n"))
        .hasMessageEndingWith("did not start: no libR.so");
  }

  @Test
  void aHostOfAnotherVersion() throws IOException {
    starting(
            program(
                PYTHON.replace(
                    "...", "control.sendall(struct.pack('<IBi', 5, 1, 99)); control.recv(1)")))
        .hasMessageContaining("speaks protocol version 99, expected 5: build native/ again");
  }

  @Test
  void aHostThatEndsBeforeItsGreeting() throws IOException {
    starting(program(PYTHON.replace("...", "control.close()")))
        .hasMessageEndingWith("ended before its greeting");
  }

  @Test
  void aHostThatSaysSomethingElseFirst() throws IOException {
    starting(
            program(
                PYTHON.replace(
                    "...", "control.sendall(struct.pack('<IBi', 5, 8, 0)); control.recv(1)")))
        .hasMessageEndingWith("ended before its greeting");
  }

  @Test
  void aTaskThatIsKilledWhileAHostStarts() throws IOException {
    Path program = program("#!/bin/sh\nexit 1\n");
    Thread.currentThread().interrupt();

    starting(program).hasMessage("interrupted while working with a host");

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aSandboxThatDoesNotReachFarEnough() throws IOException {
    Path program =
        program(
            PYTHON.replace(
                "...",
                "control.sendall(struct.pack('<IBiI1sI5s', 19, 1, 5, 1, b'p', 5, b'basic'));"
                    + " control.recv(1)"));
    HostSettings settings =
        HostSettings.in(program.getParent().toString()).demanding(SandboxLevel.FULL);
    HostModel model =
        new HostModel(
            "test/model",
            BinaryKind.LIBRARY,
            program,
            "model",
            Path.of(""),
            new RankRange(1, 20),
            List.of());
    Files.move(program, folder.resolve("martlet-host"));

    assertThatThrownBy(() -> new HostSession(settings, List.of(), List.of(model)))
        .isInstanceOf(HostException.class)
        .hasMessageStartingWith(
            "martlet-host reaches the sandbox level basic on this machine, and the deployment"
                + " requires full: run where the kernel has");
  }

  @Test
  void aBatchThatIsTooLarge() {
    assertThatThrownBy(() -> Region.create(1, 3L << 30))
        .isInstanceOf(HostException.class)
        .hasMessage("a batch needs a region of 3,072 MB, more than 2,048 MB: use smaller batches");
  }

  @Test
  void aCountThatCannotBe() {
    ByteBuffer frame = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(-1).flip();

    assertThatThrownBy(() -> Frame.count(frame))
        .isInstanceOf(HostException.class)
        .hasMessage("the host sent a count of 4294967295");
  }

  @Test
  void aFailureOfAnUnknownKind() {
    assertThatThrownBy(() -> FailureKind.of(99))
        .isInstanceOf(HostException.class)
        .hasMessage("the host reported a failure of unknown kind 99");
  }

  private Path program(String text) throws IOException {
    Path program = Files.writeString(folder.resolve("host"), text);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  private static AbstractThrowableAssert<?, ?> starting(Path program) {
    return assertThatThrownBy(() -> HostProcess.start(program, List.of(), List.of()))
        .isInstanceOf(HostException.class);
  }
}
