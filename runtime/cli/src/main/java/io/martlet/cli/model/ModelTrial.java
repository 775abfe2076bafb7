package io.martlet.cli.model;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import io.martlet.spark.host.HostModel;
import io.martlet.spark.host.HostSession;
import io.martlet.spark.host.HostSettings;
import io.martlet.spark.host.ModelFailure;
import io.martlet.spark.host.SandboxLevel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Scores samples with one model in a host of its own, each time a new one. */
record ModelTrial(HostSettings settings, TestedModel model) {

  /** What values lie under a missing one: nobody may look. */
  private static final byte GARBAGE = 0x5a;

  /**
   * What came of it.
   *
   * @param failedRecord at which the model failed, from 0, if that is known
   * @param nanos the time of all batches
   */
  record Scores(
      List<Integer> ranks,
      List<Integer> binaries,
      Optional<ModelFailure> failure,
      OptionalInt failedRecord,
      SandboxLevel sandbox,
      long nanos) {

    /** Those of records that were scored from the last to the first. */
    Scores reversed() {
      List<Integer> ranksBack = new ArrayList<>(ranks);
      List<Integer> binariesBack = new ArrayList<>(binaries);
      Collections.reverse(ranksBack);
      Collections.reverse(binariesBack);
      return new Scores(ranksBack, binariesBack, failure, failedRecord, sandbox, nanos);
    }
  }

  Scores score(List<String[]> rows, int batchRows) {
    HostModel hosted = model.hosted();
    HostSettings batches = settings.inBatchesOf(batchRows);
    List<Integer> ranks = new ArrayList<>();
    List<Integer> binaries = new ArrayList<>();
    OptionalInt failedRecord = OptionalInt.empty();
    long nanos = 0;
    try (HostSession session = new HostSession(batches, model.inputs(), List.of(hosted))) {
      for (int start = 0; start < rows.size() && session.failures().isEmpty(); ) {
        List<String[]> batch = rows.subList(start, Math.min(rows.size(), start + batchRows));
        fill(session, batch);
        long before = System.nanoTime();
        session.submit(batch.size());
        session.await();
        nanos += System.nanoTime() - before;
        if (session.failedRecords().containsKey(0)) {
          failedRecord = OptionalInt.of(start + session.failedRecords().get(0));
        }
        for (int row = 0; session.failures().isEmpty() && row < batch.size(); row++) {
          ranks.add(session.view().memory().getInt(session.ranks(0) + Integer.BYTES * row));
          binaries.add((int) session.view().memory().get(session.binaries(0) + row));
        }
        start += batch.size();
      }
      return new Scores(
          ranks,
          binaries,
          Optional.ofNullable(session.failures().get(0)),
          failedRecord,
          session.sandbox(),
          nanos);
    }
  }

  private void fill(HostSession session, List<String[]> rows) {
    byte[][][] texts = texts(rows);
    int[] bytes = new int[model.inputs().size()];
    for (int column = 0; column < bytes.length; column++) {
      for (byte[] text : texts[column]) {
        bytes[column] += text.length;
      }
    }
    if (!session.holds(bytes)) {
      session.grow(bytes);
    }
    ByteBuffer memory = session.view().memory();
    for (int column = 0; column < bytes.length; column++) {
      PlanColumn input = model.inputs().get(column);
      if (input.type() == ColumnType.STRING) {
        fillTexts(session, column, texts[column]);
      }
      for (int row = 0; row < rows.size(); row++) {
        String value = rows.get(row)[column];
        if (input.type() != ColumnType.STRING) {
          fillValue(memory, session.values(column), input.type(), row, value);
        }
        if (input.nullable()) {
          mark(memory, session.validity(column), row, value != null);
        }
      }
    }
  }

  private static void fillValue(
      ByteBuffer memory, int values, ColumnType type, int row, String value) {
    int at = values + type.width() * row;
    if (value != null) {
      SampleValue.put(type, value, memory, at);
    } else {
      for (int i = 0; i < type.width(); i++) {
        memory.put(at + i, type == ColumnType.BOOL ? 0 : GARBAGE);
      }
    }
  }

  private static void fillTexts(HostSession session, int column, byte[][] texts) {
    ByteBuffer memory = session.view().memory();
    int end = 0;
    memory.putInt(session.offsets(column), 0);
    for (int row = 0; row < texts.length; row++) {
      memory.put(session.values(column) + end, texts[row]);
      end += texts[row].length;
      memory.putInt(session.offsets(column) + Integer.BYTES * (row + 1), end);
    }
  }

  private static void mark(ByteBuffer memory, int validity, int row, boolean present) {
    int at = validity + (row >> 3);
    int bit = 1 << (row & 7);
    memory.put(at, (byte) (present ? memory.get(at) | bit : memory.get(at) & ~bit));
  }

  /** Of each column that has strings, those of each record. */
  private byte[][][] texts(List<String[]> rows) {
    byte[][][] texts = new byte[model.inputs().size()][0][];
    for (int column = 0; column < texts.length; column++) {
      if (model.inputs().get(column).type() == ColumnType.STRING) {
        texts[column] = new byte[rows.size()][];
        for (int row = 0; row < rows.size(); row++) {
          String value = rows.get(row)[column];
          texts[column][row] = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
        }
      }
    }
    return texts;
  }
}
