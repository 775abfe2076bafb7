package io.martlet.plan;

import java.util.HashSet;
import java.util.Set;

/**
 * What a pass takes of a task slot's memory, which bounds how many models are scored in one. An
 * estimate from what the runtime keeps: for a column, its place for two batches in the region and
 * the page being decoded; for a model, its place for two batches, the row group's packed scores,
 * and the counts of its ranks.
 */
public final class PassMemory {

  /**
   * A task slot of a compute-optimised machine has 2 GB; half of that is the JVM's and the host's.
   */
  static final long BUDGET = 1L << 30;

  private static final long BATCH_ROWS = 1024;

  /** As many records a row group of a universe has at most. */
  public static final long ROW_GROUP_ROWS = 180_000;

  private static final long PAGE_ROWS = 20_000;

  private static final long BINARY_BITS = 1;

  /** 32 bits of rank and a byte of binary. */
  private static final long SCORES = 5;

  private final PlanUniverse universe;
  private final Set<String> columns = new HashSet<>();
  private long bytes;

  public PassMemory(PlanUniverse universe) {
    this.universe = universe;
  }

  /** How many bytes a microbatch takes of a task slot's memory, about. */
  public static long of(PlanMicrobatch microbatch, PlanUniverse universe) {
    PassMemory memory = new PassMemory(universe);
    microbatch.models().forEach(memory::add);
    return memory.bytes;
  }

  /** How many of them the hosts share with the JVM: two batches of columns and scores. */
  public static long region(PlanMicrobatch microbatch, PlanUniverse universe) {
    Set<String> inputs = new HashSet<>();
    microbatch.models().forEach(model -> inputs.addAll(model.inputs()));
    long width = inputs.stream().mapToLong(input -> universe.column(input).type().width()).sum();
    return 2 * BATCH_ROWS * (width + SCORES * microbatch.models().size());
  }

  /** Whether a model still fits; an empty pass takes any. */
  public boolean holds(PlanModel model) {
    return bytes == 0 || bytes + more(model) <= BUDGET;
  }

  public void add(PlanModel model) {
    bytes += more(model);
    columns.addAll(model.inputs());
  }

  private long more(PlanModel model) {
    long more =
        2 * SCORES * BATCH_ROWS
            + (model.rank().bits() + BINARY_BITS) * ROW_GROUP_ROWS / Byte.SIZE
            + model.rank().memory();
    for (String input : new HashSet<>(model.inputs())) {
      if (!columns.contains(input)) {
        more += universe.column(input).type().width() * (2 * BATCH_ROWS + PAGE_ROWS);
      }
    }
    return more;
  }
}
