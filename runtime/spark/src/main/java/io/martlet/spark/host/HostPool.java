package io.martlet.spark.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * The sessions of one JVM between tasks: a task slot goes on with the hosts, and the models open in
 * them, that the task before it has left.
 */
public final class HostPool {

  private static final Deque<Idle> IDLE = new ArrayDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(HostPool::close, "martlet-host-pool"));
  }

  private HostPool() {}

  private record Idle(String pass, HostSession session) {}

  /** A session left by another task of the same pass, or a new one. Those of other passes end. */
  public static HostSession borrow(String pass, Supplier<HostSession> start) {
    synchronized (IDLE) {
      while (!IDLE.isEmpty()) {
        Idle idle = IDLE.pop();
        if (idle.pass().equals(pass)) {
          return idle.session();
        }
        idle.session().close();
      }
    }
    return start.get();
  }

  /** Leaves a session, which is in order, to the next task. */
  public static void giveBack(String pass, HostSession session) {
    synchronized (IDLE) {
      IDLE.push(new Idle(pass, session));
    }
  }

  /** Ends all idle sessions. */
  public static void close() {
    synchronized (IDLE) {
      while (!IDLE.isEmpty()) {
        IDLE.pop().session().close();
      }
    }
  }
}
