package io.martlet.spark.host;

import io.martlet.spark.ProcessFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One host process and the socket to it. */
final class HostProcess implements AutoCloseable {

  private static final Duration START_WAIT = Duration.ofSeconds(30);

  /** How long a host that is to end may take, before it is killed. */
  private static final Duration END_WAIT = Duration.ofSeconds(2);

  /** How long one that cannot be talked to may take to end by itself. */
  private static final Duration OWN_END_WAIT = Duration.ofSeconds(1);

  private static final int ATTEMPTS = 3;

  private static final String ERRORS = "stderr";

  /**
   * A host asks the kernel to die with its parent, which for the kernel is the thread that started
   * it. So one thread that never ends starts them all.
   */
  private static final ExecutorService LAUNCHER =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "martlet-host-launcher");
            thread.setDaemon(true);
            return thread;
          });

  /** The host is gone. */
  static final class Gone extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient HostEnd end;

    Gone(HostEnd end) {
      super("the host is gone", null, false, false);
      this.end = end;
    }

    HostEnd end() {
      return end;
    }
  }

  /** Leaves room for the folder's own name and the socket's. */
  private static final int LONGEST_FOLDER = 60;

  private final Path folder;
  private final Process process;
  private final FrameChannel channel;
  private SandboxLevel sandbox = SandboxLevel.NONE;

  private HostProcess(Path folder, Process process, FrameChannel channel) {
    this.folder = folder;
    this.process = process;
    this.channel = channel;
  }

  /**
   * Starts a host program and waits for its greeting.
   *
   * @param guests what it is told, after the socket
   * @param readable files and folders that models may read beside the system's, absolute
   */
  static HostProcess start(Path program, List<String> guests, Collection<Path> readable) {
    for (int attempt = 1; ; attempt++) {
      try {
        return startOnce(program, guests, readable);
      } catch (HostException e) {
        // Somebody may have ended it, or the machine been short of something for a moment.
        if (attempt == ATTEMPTS || Thread.currentThread().isInterrupted()) {
          throw e;
        }
      }
    }
  }

  private static HostProcess startOnce(
      Path program, List<String> guests, Collection<Path> readable) {
    try {
      Path folder = ProcessFolder.create(temporary(), "martlet-host-");
      Path socket = folder.resolve("control");
      try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
        server.bind(UnixDomainSocketAddress.of(socket)).configureBlocking(false);
        Process process =
            LAUNCHER.submit(() -> launch(program, socket, guests, readable, folder)).get();
        SocketChannel channel = accept(server, process);
        if (channel == null) {
          end(process);
          String words = HostReport.lastWords(folder.resolve(ERRORS));
          ProcessFolder.delete(folder);
          throw new HostException(program + " did not start: " + ForeignText.of(words));
        }
        HostProcess host = new HostProcess(folder, process, new FrameChannel(channel));
        host.greeting(program);
        return host;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ExecutionException e) {
      String why =
          Files.isExecutable(program)
              ? e.getCause().getMessage()
              : "its folder may be mounted noexec: name another for temporary files,"
                  + " -Djava.io.tmpdir=FOLDER, in a cluster by spark.executor.extraJavaOptions";
      throw new HostException("cannot start " + program + ": " + why, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** A socket's path has at most 107 bytes, and what YARN calls a container's may have more. */
  private static Path temporary() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    return temporary.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_FOLDER
        ? Path.of("/tmp")
        : temporary;
  }

  private static Process launch(
      Path program, Path socket, List<String> guests, Collection<Path> readable, Path folder)
      throws IOException {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    List<String> command = new ArrayList<>();
    command.add(program.toAbsolutePath().toString());
    command.add(socket.toString());
    command.addAll(guests);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(folder.resolve(ERRORS).toFile());
    builder.environment().clear();
    builder.environment().putAll(HostEnvironment.of(folder, temporary, list(readable, folder)));
    return builder.start();
  }

  /** Thousands of paths are more than a variable of the environment holds. */
  private static Path list(Collection<Path> readable, Path folder) throws IOException {
    String paths = readable.stream().map(path -> path + "\0").collect(Collectors.joining());
    return Files.writeString(folder.resolve("readable"), paths);
  }

  private static SocketChannel accept(ServerSocketChannel server, Process process)
      throws IOException {
    try (Selector selector = Selector.open()) {
      server.register(selector, SelectionKey.OP_ACCEPT);
      long deadline = System.nanoTime() + START_WAIT.toNanos();
      while (System.nanoTime() < deadline && process.isAlive()) {
        if (selector.select(FrameChannel.TICK.toMillis()) > 0) {
          return server.accept();
        }
      }
      return null;
    }
  }

  private void greeting(Path program) {
    try {
      ByteBuffer hello = receive(Frame.HELLO, new Watch(() -> Watch.IDLE, START_WAIT));
      int version = hello.getInt();
      if (version != Frame.PROTOCOL_VERSION) {
        close();
        throw new HostException(
            String.format(
                Locale.ROOT,
                "%s speaks protocol version %d, expected %d: build native/ again",
                program,
                version,
                Frame.PROTOCOL_VERSION));
      }
      Frame.text(hello);
      sandbox = SandboxLevel.named(Frame.text(hello));
    } catch (Gone | BufferUnderflowException e) {
      close();
      throw new HostException(program + " ended before its greeting", e);
    }
  }

  /** Processor time of the program and all that it has started, in nanoseconds. */
  long processorNanos() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .flatMap(each -> each.info().totalCpuDuration().stream())
        .mapToLong(Duration::toNanos)
        .sum();
  }

  /** How far the host's sandbox reaches. */
  SandboxLevel sandbox() {
    return sandbox;
  }

  /**
   * Sends a frame.
   *
   * @param tooLate asked about ten times a second while the host does not read; true ends it
   */
  void send(Frame frame, BooleanSupplier tooLate) throws Gone {
    try {
      channel.send(frame, tooLate);
    } catch (FrameChannel.Lost e) {
      throw gone(e);
    }
  }

  /**
   * Waits for the next frame.
   *
   * @param tooLate asked about ten times a second; true ends the host
   * @return the frame's payload
   */
  ByteBuffer receive(int type, BooleanSupplier tooLate) throws Gone {
    try {
      return channel.receive(type, tooLate);
    } catch (FrameChannel.Lost e) {
      throw gone(e);
    }
  }

  /** Lets the host be for a while, in which it has nothing to say; for none, looks after it. */
  void idle(Duration time) throws Gone {
    try {
      channel.expectSilence(time);
    } catch (FrameChannel.Lost e) {
      throw gone(e);
    }
  }

  /** Ends the host, which broke the protocol. */
  Gone end(String broken) {
    return gone(new FrameChannel.Lost(FrameChannel.Why.BROKE_PROTOCOL, broken));
  }

  private Gone gone(FrameChannel.Lost lost) {
    try {
      boolean byItself =
          lost.why() == FrameChannel.Why.CLOSED
              && process.waitFor(OWN_END_WAIT.toMillis(), TimeUnit.MILLISECONDS);
      end(process);
      Path errors = folder.resolve(ERRORS);
      return new Gone(
          switch (lost.why()) {
            case CLOSED ->
                byItself
                    ? HostReport.of(errors, process.exitValue())
                    : new HostEnd(HostEnd.Cause.CLOSED_CONNECTION, 0, HostReport.lastWords(errors));
            case TOO_LATE -> new HostEnd(HostEnd.Cause.TOO_LATE, 0, "");
            case BROKE_PROTOCOL -> new HostEnd(HostEnd.Cause.BROKE_PROTOCOL, 0, lost.getMessage());
          });
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Ends the host: it goes when its socket does, and is ended if it does not. */
  @Override
  public void close() {
    try {
      channel.close();
      if (!process.waitFor(END_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        end(process);
      }
      ProcessFolder.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw interrupted(e);
    }
  }

  /**
   * Tells the program to end, which takes all down that models have started, and kills it if it
   * does not.
   */
  private static void end(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(END_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private static HostException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new HostException("interrupted while working with a host", e);
  }
}
