package io.martlet.spark.host;

import io.martlet.spark.ProcessFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** One host process and the socket to it. */
final class HostProcess implements AutoCloseable {

  private static final Duration START_WAIT = Duration.ofSeconds(30);
  private static final Duration TICK = Duration.ofMillis(100);

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

  /** The host is gone; {@link #exitValue} says how. */
  static final class Gone extends Exception {
    private static final long serialVersionUID = 1L;

    private final String broken;

    Gone(String broken) {
      super("the host is gone", null, false, false);
      this.broken = broken;
    }

    /** How it broke the protocol, and was ended; empty when it went by itself. */
    String broken() {
      return broken;
    }
  }

  /** Leaves room for the folder's own name and the socket's. */
  private static final int LONGEST_FOLDER = 60;

  private final Path folder;
  private final Process process;
  private final SocketChannel channel;
  private final Selector selector;
  private ByteBuffer received = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

  private HostProcess(Path folder, Process process, SocketChannel channel, Selector selector) {
    this.folder = folder;
    this.process = process;
    this.channel = channel;
    this.selector = selector;
    received.flip();
  }

  /**
   * Starts a host program and waits for its greeting.
   *
   * @param guests what it is told, after the socket
   */
  static HostProcess start(Path program, List<String> guests) {
    try {
      Path folder = ProcessFolder.create(temporary(), "martlet-host-");
      Path socket = folder.resolve("control");
      try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
        server.bind(UnixDomainSocketAddress.of(socket)).configureBlocking(false);
        Process process = LAUNCHER.submit(() -> launch(program, socket, guests, folder)).get();
        SocketChannel channel = accept(server, process);
        if (channel == null) {
          process.destroyForcibly().waitFor();
          String words = lastWords(folder);
          deleteFolder(folder);
          throw new HostException(program + " did not start: " + words);
        }
        Selector selector = Selector.open();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        HostProcess host = new HostProcess(folder, process, channel, selector);
        host.greeting(program);
        return host;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ExecutionException e) {
      throw new HostException("cannot start " + program + ": " + e.getCause().getMessage(), e);
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

  private static Process launch(Path program, Path socket, List<String> guests, Path folder)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program.toAbsolutePath().toString());
    command.add(socket.toString());
    command.addAll(guests);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(folder.resolve("stderr").toFile());
    builder.environment().clear();
    builder.environment().putAll(HostEnvironment.in(folder));
    return builder.start();
  }

  private static SocketChannel accept(ServerSocketChannel server, Process process)
      throws IOException {
    try (Selector selector = Selector.open()) {
      server.register(selector, SelectionKey.OP_ACCEPT);
      long deadline = System.nanoTime() + START_WAIT.toNanos();
      while (System.nanoTime() < deadline && process.isAlive()) {
        if (selector.select(TICK.toMillis()) > 0) {
          return server.accept();
        }
      }
      return null;
    }
  }

  private void greeting(Path program) {
    try {
      ByteBuffer hello = receive(Frame.HELLO, () -> false);
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
    } catch (Gone e) {
      close();
      throw new HostException(program + " ended before its greeting", e);
    }
  }

  void send(Frame frame) throws Gone {
    ByteBuffer bytes = frame.bytes();
    SelectionKey key = channel.keyFor(selector);
    try {
      while (bytes.hasRemaining()) {
        if (channel.write(bytes) == 0) {
          key.interestOps(SelectionKey.OP_WRITE);
          selector.select(TICK.toMillis());
          selector.selectedKeys().clear();
          key.interestOps(SelectionKey.OP_READ);
        }
      }
    } catch (IOException e) {
      throw gone();
    }
  }

  /**
   * Waits for the next frame.
   *
   * @param tooLate asked about ten times a second; true kills the host
   * @return the frame's payload
   */
  ByteBuffer receive(int type, BooleanSupplier tooLate) throws Gone {
    try {
      while (received.remaining() < 4 || received.remaining() < 4 + length()) {
        if (selector.select(TICK.toMillis()) == 0) {
          if (tooLate.getAsBoolean()) {
            throw gone();
          }
          continue;
        }
        selector.selectedKeys().clear();
        room();
        int read = channel.read(received);
        received.flip();
        if (read < 0) {
          throw gone();
        }
      }
    } catch (IOException e) {
      throw gone();
    }
    int length = length();
    ByteBuffer frame =
        received.slice(received.position() + 4, length).order(ByteOrder.LITTLE_ENDIAN);
    received.position(received.position() + 4 + length);
    int got = frame.get();
    if (got != type) {
      throw end("frame " + got + " came where " + type + " was expected");
    }
    return frame;
  }

  private int length() throws Gone {
    int length = received.getInt(received.position());
    if (length < 1 || length > Frame.MAX_LENGTH) {
      throw end("a frame of length " + length + " came");
    }
    return length;
  }

  /** Makes the buffer ready to be read into, large enough for the frame that has begun. */
  private void room() throws Gone {
    int needed = received.remaining() < 4 ? 4 : 4 + length();
    if (needed > received.capacity()) {
      ByteBuffer larger = ByteBuffer.allocate(needed).order(ByteOrder.LITTLE_ENDIAN);
      received = larger.put(received);
    } else {
      received.compact();
    }
  }

  /** Lets the host be for a while, in which it has nothing to say; for none, looks after it. */
  void idle(Duration time) throws Gone {
    long deadline = System.nanoTime() + time.toNanos();
    try {
      int ready = selector.selectNow();
      for (long left = time.toNanos();
          ready == 0 && left > 0;
          left = deadline - System.nanoTime()) {
        ready = selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
      }
      if (ready > 0) {
        selector.selectedKeys().clear();
        throw gone();
      }
    } catch (IOException e) {
      throw gone();
    }
  }

  /** Ends the host, which broke the protocol. */
  Gone end(String broken) {
    gone();
    return new Gone(broken);
  }

  private Gone gone() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    return new Gone("");
  }

  /** How the host ended: an exit status, or 128 and the signal. */
  int exitValue() {
    return process.exitValue();
  }

  /** The last line that the host or a model in it wrote to standard error; may be empty. */
  String lastWords() {
    return lastWords(folder);
  }

  private static String lastWords(Path folder) {
    try {
      String text = Files.readString(folder.resolve("stderr"), StandardCharsets.ISO_8859_1).strip();
      return text.substring(text.lastIndexOf('\n') + 1);
    } catch (IOException e) {
      return "";
    }
  }

  /** Ends the host: it goes when its socket does, and is killed if it does not. */
  @Override
  public void close() {
    try (selector;
        channel) {
      channel.close();
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      deleteFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw interrupted(e);
    }
  }

  private static void deleteFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static HostException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new HostException("interrupted while working with a host", e);
  }
}
