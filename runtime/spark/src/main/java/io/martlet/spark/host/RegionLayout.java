package io.martlet.spark.host;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where two batches lie in a region: for each host, from a page's start, what it alone writes (its
 * status word, then ranks and binaries of its models, for one batch and then the other); then, from
 * a page's start, what hosts only read (the columns of one batch, then of the other). Offsets are
 * those of the first. Every array starts at a multiple of 64 bytes and is followed by slack, so
 * that readers and writers may move whole words.
 */
final class RegionLayout {

  static final long NONE = -1;

  private static final int PAGE = 4096;

  private static final int ALIGNMENT = 64;
  private static final int BATCHES = 2;

  private final List<PlanColumn> columns;
  private final List<HostGroup> groups;
  private final int rows;
  private final int[] stringBytes;
  private final long[] values;
  private final long[] validity;
  private final long[] offsets;
  private final long[] ranks;
  private final long[] binaries;
  private final long inputs;
  private final long inputsSize;
  private final Map<HostGroup, Own> own = new HashMap<>();
  private final long[] outputsSizes;
  private final long size;

  /** What one host writes: where, how much, and how far the second batch is from the first. */
  private record Own(long offset, long size, long outputsSize) {}

  /**
   * @param rows the most records a batch has
   * @param stringBytes for each column, the most bytes its strings have in a batch
   */
  RegionLayout(List<PlanColumn> columns, List<HostGroup> groups, int rows, int[] stringBytes) {
    this.columns = columns;
    this.groups = List.copyOf(groups);
    this.rows = rows;
    this.stringBytes = stringBytes.clone();
    this.values = new long[columns.size()];
    this.validity = new long[columns.size()];
    this.offsets = new long[columns.size()];
    int models = groups.stream().mapToInt(group -> group.models().size()).sum();
    this.ranks = new long[models];
    this.binaries = new long[models];
    this.outputsSizes = new long[models];
    long end = 0;
    for (HostGroup group : groups) {
      end = placeOutputs(group, end);
    }
    inputs = end;
    for (int column = 0; column < columns.size(); column++) {
      boolean string = columns.get(column).type() == ColumnType.STRING;
      values[column] = end;
      end =
          after(
              end, string ? stringBytes[column] : (long) columns.get(column).type().width() * rows);
      offsets[column] = string ? end : NONE;
      end = string ? after(end, 4L * (rows + 1)) : end;
      validity[column] = columns.get(column).nullable() ? end : NONE;
      end = columns.get(column).nullable() ? after(end, (rows + 7) / 8) : end;
    }
    inputsSize = end - inputs;
    size = onPage(inputs + BATCHES * inputsSize);
  }

  /** Where what follows a host's part may start. */
  private long placeOutputs(HostGroup group, long start) {
    long outputs = start + ALIGNMENT;
    long end = outputs;
    for (int model : group.models()) {
      ranks[model] = end;
      end = after(end, 4L * rows);
      binaries[model] = end;
      end = after(end, rows);
    }
    Own part = new Own(start, onPage(end + end - outputs) - start, end - outputs);
    own.put(group, part);
    group.models().forEach(model -> outputsSizes[model] = part.outputsSize());
    return start + part.size();
  }

  private static long onPage(long offset) {
    return (offset + PAGE - 1) / PAGE * PAGE;
  }

  private static long after(long start, long bytes) {
    return (start + bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT + ALIGNMENT;
  }

  /** A layout in which the strings fit; this one when they do already. */
  RegionLayout holding(int[] needed) {
    int[] larger = stringBytes.clone();
    for (int column = 0; column < larger.length; column++) {
      if (needed[column] > larger[column]) {
        larger[column] = Math.max(needed[column], 2 * larger[column]);
      }
    }
    return Arrays.equals(larger, stringBytes)
        ? this
        : new RegionLayout(columns, groups, rows, larger);
  }

  /** The same columns with other hosts. */
  RegionLayout of(List<HostGroup> others) {
    return new RegionLayout(columns, others, rows, stringBytes);
  }

  List<PlanColumn> columns() {
    return columns;
  }

  long values(int column) {
    return values[column];
  }

  /** {@link #NONE} for a column without missing values. */
  long validity(int column) {
    return validity[column];
  }

  /** {@link #NONE} for a column of fixed width. */
  long offsets(int column) {
    return offsets[column];
  }

  long ranks(int model) {
    return ranks[model];
  }

  long binaries(int model) {
    return binaries[model];
  }

  /** Where the part begins that hosts only read. */
  long inputs() {
    return inputs;
  }

  /** How far the columns of the second batch are from those of the first. */
  long inputsSize() {
    return inputsSize;
  }

  /** Where the part begins that a host alone writes: its status word. */
  long own(HostGroup group) {
    return own.get(group).offset();
  }

  long ownSize(HostGroup group) {
    return own.get(group).size();
  }

  /** How far a host's scores of the second batch are from those of the first. */
  long outputsSize(HostGroup group) {
    return own.get(group).outputsSize();
  }

  /** The same for the host of a model. */
  long outputsSize(int model) {
    return outputsSizes[model];
  }

  long size() {
    return size;
  }
}
