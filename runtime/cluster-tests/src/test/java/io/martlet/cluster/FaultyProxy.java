package io.martlet.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Passes bytes between clients and a server of HTTP, and counts requests by the words that they
 * begin with. When it is told to, it answers that the server is too busy, cuts answers short, or
 * resets connections.
 */
final class FaultyProxy implements AutoCloseable {

  /** What may be done to an exchange. */
  enum Fault {
    /** The answer that S3 gives who asks too often. */
    SLOW_DOWN,
    /** The answer ends in the middle. */
    TRUNCATE,
    /** The connection is reset once the request is read. */
    RESET
  }

  private static final String BUSY =
      "<Error><Code>SlowDown</Code><Message>Please reduce your rate.</Message></Error>";

  private static final int CUT = 2000;

  private final ServerSocket listening;
  private final int server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, AtomicLong> requests = new ConcurrentHashMap<>();
  private final Map<Fault, AtomicLong> injected = new ConcurrentHashMap<>();
  private final AtomicInteger seen = new AtomicInteger();
  private volatile int every;

  private FaultyProxy(ServerSocket listening, int server) {
    this.listening = listening;
    this.server = server;
  }

  /**
   * @param port where it listens; 0 for any
   */
  static FaultyProxy to(int server, int port) throws IOException {
    FaultyProxy proxy =
        new FaultyProxy(new ServerSocket(port, 200, InetAddress.getLoopbackAddress()), server);
    proxy.threads.execute(proxy::accept);
    return proxy;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** From now on, something happens to one of so many requests; 0 for none. */
  void failEvery(int of) {
    every = of;
  }

  long requests(String method) {
    return requests.getOrDefault(method, new AtomicLong()).get();
  }

  /** How often that was done. */
  long injected(Fault fault) {
    return injected.getOrDefault(fault, new AtomicLong()).get();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        threads.execute(() -> exchange(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private Fault fault() {
    int number = seen.incrementAndGet();
    if (every == 0 || number % every != 0) {
      return null;
    }
    Fault fault = Fault.values()[number / every % Fault.values().length];
    injected.computeIfAbsent(fault, first -> new AtomicLong()).incrementAndGet();
    return fault;
  }

  private void exchange(Socket client) {
    try (client;
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
      AtomicLong most = new AtomicLong(Long.MAX_VALUE);
      threads.execute(() -> answer(upstream, client, most));
      InputStream in = client.getInputStream();
      byte[] bytes = new byte[1 << 16];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        boolean isRequest = isRequest(bytes, read);
        Fault fault = isRequest ? fault() : null;
        if (fault == Fault.SLOW_DOWN) {
          client.getOutputStream().write(busy().getBytes(StandardCharsets.US_ASCII));
          return;
        }
        if (fault == Fault.RESET) {
          client.setSoLinger(true, 0);
          return;
        }
        if (isRequest) {
          // Of an answer with a body, which is what GET has, more than the head is left.
          most.set(fault == Fault.TRUNCATE && bytes[0] == 'G' ? CUT : Long.MAX_VALUE);
        }
        upstream.getOutputStream().write(bytes, 0, read);
      }
    } catch (IOException e) {
      // Clients go as they like.
      return;
    }
  }

  private static String busy() {
    return String.join(
        "\r\n",
        "HTTP/1.1 503 Slow Down",
        "Content-Type: application/xml",
        "Content-Length: " + BUSY.length(),
        "Connection: close",
        "",
        BUSY);
  }

  private static void answer(Socket upstream, Socket client, AtomicLong most) {
    try (client) {
      InputStream in = upstream.getInputStream();
      byte[] bytes = new byte[1 << 16];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        long left = most.getAndAdd(-read);
        client.getOutputStream().write(bytes, 0, (int) Math.max(0, Math.min(read, left)));
        if (left < read) {
          return;
        }
      }
    } catch (IOException e) {
      // Clients go as they like.
      return;
    }
  }

  /** A client writes a request's head at once, so its method is the first word of a piece. */
  private boolean isRequest(byte[] bytes, int length) {
    String head = new String(bytes, 0, Math.min(length, 8), StandardCharsets.US_ASCII);
    for (String method : S3.methods()) {
      if (head.startsWith(method + " ")) {
        requests.computeIfAbsent(method, first -> new AtomicLong()).incrementAndGet();
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    threads.shutdownNow();
  }
}
