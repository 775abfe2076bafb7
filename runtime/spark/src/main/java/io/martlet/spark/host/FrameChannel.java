package io.martlet.spark.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Frames to and from a host that may say anything, or nothing: no call takes longer than it is
 * allowed, and no more memory is taken than bytes have come.
 */
final class FrameChannel implements AutoCloseable {

  static final Duration TICK = Duration.ofMillis(100);

  private static final int FIRST_CAPACITY = 1 << 16;

  private final SocketChannel channel;
  private final Selector selector;
  private ByteBuffer received =
      ByteBuffer.allocate(FIRST_CAPACITY).order(ByteOrder.LITTLE_ENDIAN).flip();

  FrameChannel(SocketChannel channel) throws IOException {
    this.channel = channel;
    this.selector = Selector.open();
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
  }

  /** The other side is of no more use. */
  static final class Lost extends Exception {
    private static final long serialVersionUID = 1L;

    private final Why why;

    Lost(Why why, String message) {
      super(message, null, false, false);
      this.why = why;
    }

    Why why() {
      return why;
    }
  }

  /** What the other side did. */
  enum Why {
    CLOSED,
    TOO_LATE,
    BROKE_PROTOCOL
  }

  /**
   * Sends a frame.
   *
   * @param tooLate asked about ten times a second while nobody reads
   */
  void send(Frame frame, BooleanSupplier tooLate) throws Lost {
    ByteBuffer bytes = frame.bytes();
    SelectionKey key = channel.keyFor(selector);
    try {
      while (bytes.hasRemaining()) {
        if (channel.write(bytes) == 0) {
          key.interestOps(SelectionKey.OP_WRITE);
          selector.select(TICK.toMillis());
          selector.selectedKeys().clear();
          key.interestOps(SelectionKey.OP_READ);
          require(tooLate);
        }
      }
    } catch (IOException e) {
      throw closed();
    }
  }

  /**
   * Waits for the next frame.
   *
   * @param tooLate asked about ten times a second, whatever comes meanwhile
   * @return the frame's payload
   */
  ByteBuffer receive(int type, BooleanSupplier tooLate) throws Lost {
    while (received.remaining() < 4 || received.remaining() < 4 + length()) {
      read();
      if (received.remaining() < 4 || received.remaining() < 4 + length()) {
        require(tooLate);
      }
    }
    int length = length();
    ByteBuffer frame =
        received.slice(received.position() + 4, length).order(ByteOrder.LITTLE_ENDIAN);
    received.position(received.position() + 4 + length);
    int got = frame.get();
    if (got != type) {
      throw broken("frame " + got + " came where " + type + " was expected");
    }
    return frame;
  }

  private void read() throws Lost {
    try {
      if (selector.select(TICK.toMillis()) == 0) {
        if (Thread.currentThread().isInterrupted()) {
          throw closed();
        }
        return;
      }
      selector.selectedKeys().clear();
      makeRoom();
      int read = channel.read(received);
      received.flip();
      if (read < 0) {
        throw closed();
      }
    } catch (IOException e) {
      throw closed();
    }
  }

  private int length() throws Lost {
    int length = received.getInt(received.position());
    if (length < 1 || length > Frame.LONGEST_ANSWER) {
      throw broken("a frame of length " + length + " came");
    }
    return length;
  }

  /** Makes the buffer ready to be read into: larger when it is full. */
  private void makeRoom() {
    if (received.remaining() == received.capacity()) {
      ByteBuffer larger =
          ByteBuffer.allocate(2 * received.capacity()).order(ByteOrder.LITTLE_ENDIAN);
      received = larger.put(received);
    } else {
      received.compact();
    }
  }

  /** Waits for that long, in which nothing may come; for no time, looks whether something has. */
  void expectSilence(Duration time) throws Lost {
    long deadline = System.nanoTime() + time.toNanos();
    if (received.hasRemaining()) {
      throw broken("it spoke out of turn");
    }
    try {
      int ready = selector.selectNow();
      for (long left = time.toNanos();
          ready == 0 && left > 0;
          left = deadline - System.nanoTime()) {
        ready = selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
      }
      if (ready == 0) {
        return;
      }
      selector.selectedKeys().clear();
      if (channel.read(ByteBuffer.allocate(1)) < 0) {
        throw closed();
      }
      throw broken("it spoke out of turn");
    } catch (IOException e) {
      throw closed();
    }
  }

  private static void require(BooleanSupplier tooLate) throws Lost {
    if (tooLate.getAsBoolean()) {
      throw new Lost(Why.TOO_LATE, "");
    }
  }

  private static Lost closed() {
    return new Lost(Why.CLOSED, "");
  }

  private static Lost broken(String how) {
    return new Lost(Why.BROKE_PROTOCOL, how);
  }

  @Override
  public void close() throws IOException {
    try (selector) {
      channel.close();
    }
  }
}
