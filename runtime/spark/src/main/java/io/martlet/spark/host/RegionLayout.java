package io.martlet.spark.host;

import io.martlet.catalog.ColumnType;
import io.martlet.codegen.plan.PlanColumn;
import java.util.Arrays;
import java.util.List;

/**
 * Where two batches lie in a region: a page of status words, then what the hosts write (ranks and
 * binaries of every model, for one batch and then the other), then, from a page's start, what they
 * only read (the columns of one batch, then of the other). Offsets are those of the first. Every
 * array starts at a multiple of 64 bytes and is followed by slack, so that readers and writers may
 * move whole words.
 */
final class RegionLayout {

  static final long NONE = -1;

  /** Bytes of the status words, and what the inputs are aligned to. */
  static final int PAGE = 4096;

  private static final int ALIGNMENT = 64;
  private static final int BATCHES = 2;

  private final List<PlanColumn> columns;
  private final int models;
  private final int rows;
  private final int[] stringBytes;
  private final long[] values;
  private final long[] validity;
  private final long[] offsets;
  private final long[] ranks;
  private final long[] binaries;
  private final long inputs;
  private final long inputsSize;
  private final long outputsSize;
  private final long size;

  /**
   * @param rows the most records a batch has
   * @param stringBytes for each column, the most bytes its strings have in a batch
   */
  RegionLayout(List<PlanColumn> columns, int models, int rows, int[] stringBytes) {
    this.columns = columns;
    this.models = models;
    this.rows = rows;
    this.stringBytes = stringBytes.clone();
    this.values = new long[columns.size()];
    this.validity = new long[columns.size()];
    this.offsets = new long[columns.size()];
    this.ranks = new long[models];
    this.binaries = new long[models];
    long end = PAGE;
    for (int model = 0; model < models; model++) {
      ranks[model] = end;
      end = after(end, 4L * rows);
      binaries[model] = end;
      end = after(end, rows);
    }
    outputsSize = end - PAGE;
    inputs = onPage(PAGE + BATCHES * outputsSize);
    end = inputs;
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
        : new RegionLayout(columns, models, rows, larger);
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

  /** How far the scores of the second batch are from those of the first. */
  long outputsSize() {
    return outputsSize;
  }

  long size() {
    return size;
  }
}
