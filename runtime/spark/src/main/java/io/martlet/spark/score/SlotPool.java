package io.martlet.spark.score;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** The slots of one JVM between tasks: a task goes on with what another of its pass has left. */
final class SlotPool {

  private static final Deque<Idle> IDLE = new ArrayDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(SlotPool::close, "martlet-slot-pool"));
  }

  private SlotPool() {}

  private record Idle(String pass, ScoreSlot slot) {}

  /** A slot left by another task of the same pass, or a new one. Those of other passes end. */
  static ScoreSlot borrow(String pass, Supplier<ScoreSlot> start) {
    synchronized (IDLE) {
      while (!IDLE.isEmpty()) {
        Idle idle = IDLE.pop();
        if (idle.pass().equals(pass)) {
          return idle.slot();
        }
        idle.slot().close();
      }
    }
    return start.get();
  }

  /** Leaves a slot, which is in order, to the next task. */
  static void giveBack(String pass, ScoreSlot slot) {
    synchronized (IDLE) {
      IDLE.push(new Idle(pass, slot));
    }
  }

  /** Ends all idle slots. */
  static void close() {
    synchronized (IDLE) {
      while (!IDLE.isEmpty()) {
        IDLE.pop().slot().close();
      }
    }
  }
}
