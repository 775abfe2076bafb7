package io.martlet.spark.score;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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
    List<ScoreSlot> others = new ArrayList<>();
    Optional<ScoreSlot> own = take(pass, others);
    // Other tasks need not wait while hosts end.
    others.forEach(ScoreSlot::close);
    return own.orElseGet(start);
  }

  private static Optional<ScoreSlot> take(String pass, List<ScoreSlot> others) {
    synchronized (IDLE) {
      while (!IDLE.isEmpty()) {
        Idle idle = IDLE.pop();
        if (idle.pass().equals(pass)) {
          return Optional.of(idle.slot());
        }
        others.add(idle.slot());
      }
      return Optional.empty();
    }
  }

  /** Leaves a slot, which is in order, to the next task. */
  static void giveBack(String pass, ScoreSlot slot) {
    synchronized (IDLE) {
      IDLE.push(new Idle(pass, slot));
    }
  }

  /** Ends all idle slots. */
  static void close() {
    List<Idle> all;
    synchronized (IDLE) {
      all = List.copyOf(IDLE);
      IDLE.clear();
    }
    all.forEach(idle -> idle.slot().close());
  }
}
