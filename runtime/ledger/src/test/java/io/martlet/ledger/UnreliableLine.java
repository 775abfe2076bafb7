package io.martlet.ledger;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line to a PostgreSQL that breaks when it is told to. It understands as much of the protocol
 * (version 3.0: a type, a length, a body) as it takes to know where a request ends (Sync, or a
 * simple Query) and where its answer does (ReadyForQuery).
 */
public final class UnreliableLine implements AutoCloseable {

  private static final int SSL_REQUEST = 80877103;

  /** Where a line breaks. */
  public enum Break {
    BEFORE_REQUEST,
    BEFORE_ANSWER
  }

  private record Fault(int request, Break at, Runnable then) {}

  private final ExecutorService threads = Executors.newCachedThreadPool(UnreliableLine::daemon);
  private final ServerSocket listening;
  private final int server;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile Optional<Fault> fault = Optional.empty();

  /**
   * @param server port of the PostgreSQL on this machine
   */
  public UnreliableLine(int server) throws IOException {
    this.server = server;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "unreliable-line");
    thread.setDaemon(true);
    return thread;
  }

  /** Where it is spoken to. */
  public int port() {
    return listening.getLocalPort();
  }

  /** How many requests it has carried since it was told to break, or not to. */
  public int requests() {
    return requests.get();
  }

  /** Never breaks from now on. */
  public void hold() {
    fault = Optional.empty();
    requests.set(0);
  }

  /**
   * Breaks once.
   *
   * @param request which one, counted from 1 and from now on
   * @param refused how many attempts to connect are refused afterwards
   */
  public void breakAt(int request, Break at, int refused) {
    breakAt(request, at, () -> refusals.set(refused));
  }

  /**
   * Breaks once.
   *
   * @param request which one, counted from 1 and from now on
   * @param then what else happens at that moment
   */
  public void breakAt(int request, Break at, Runnable then) {
    requests.set(0);
    fault = Optional.of(new Fault(request, at, then));
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          client.close();
        } else {
          connect(client);
        }
      }
    } catch (IOException closed) {
      threads.shutdownNow();
    }
  }

  private void connect(Socket client) throws IOException {
    try {
      Connection connection =
          new Connection(client, new Socket(InetAddress.getLoopbackAddress(), server));
      threads.execute(connection::requests);
      threads.execute(connection::answers);
    } catch (ConnectException nobodyThere) {
      client.close();
    }
  }

  private final class Connection {
    private final Socket client;
    private final Socket server;
    private volatile boolean broken;

    Connection(Socket client, Socket server) throws IOException {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      this.client = client;
      this.server = server;
    }

    void requests() {
      try {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = server.getOutputStream();
        int code;
        do {
          byte[] body = body(in);
          code = code(body);
          send(out, Optional.empty(), body);
        } while (code == SSL_REQUEST);
        while (true) {
          byte type = in.readByte();
          byte[] body = body(in);
          if (endsRequest(type) && breaksBefore()) {
            break;
          }
          send(out, Optional.of(type), body);
        }
      } catch (IOException gone) {
        // One side has closed the connection.
      }
      if (!broken) {
        close();
      }
    }

    /** Whether the line breaks before this request; it may break before the answer instead. */
    private boolean breaksBefore() {
      int request = requests.incrementAndGet();
      Optional<Fault> due = fault.filter(each -> each.request() == request);
      due.ifPresent(each -> each.then().run());
      broken = due.isPresent() && due.get().at() == Break.BEFORE_ANSWER;
      if (due.isPresent() && !broken) {
        close();
        return true;
      }
      return false;
    }

    void answers() {
      try {
        DataInputStream in = new DataInputStream(server.getInputStream());
        OutputStream out = client.getOutputStream();
        boolean first = true;
        while (true) {
          byte type = in.readByte();
          if (first && type == 'N') {
            // No encryption: the one answer without a length.
            out.write(type);
            out.flush();
            continue;
          }
          first = false;
          byte[] body = body(in);
          if (!broken) {
            send(out, Optional.of(type), body);
          } else if (type == 'Z') {
            break;
          }
        }
      } catch (IOException gone) {
        // One side has closed the connection.
      }
      close();
    }

    private void close() {
      closeQuietly(client);
      closeQuietly(server);
    }
  }

  private static boolean endsRequest(byte type) {
    return type == 'S' || type == 'Q';
  }

  private static byte[] body(DataInputStream in) throws IOException {
    byte[] body = new byte[in.readInt() - Integer.BYTES];
    in.readFully(body);
    return body;
  }

  private static int code(byte[] body) {
    return ByteBuffer.wrap(body).getInt();
  }

  private static void send(OutputStream out, Optional<Byte> type, byte[] body) throws IOException {
    ByteBuffer message =
        ByteBuffer.allocate((type.isPresent() ? 1 : 0) + Integer.BYTES + body.length);
    type.ifPresent(message::put);
    message.putInt(Integer.BYTES + body.length).put(body);
    out.write(message.array());
    out.flush();
  }

  private static void closeQuietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // It is closed.
    }
  }

  @Override
  public void close() {
    closeQuietly(listening);
  }
}
