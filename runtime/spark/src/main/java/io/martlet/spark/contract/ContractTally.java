package io.martlet.spark.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.Arrays;

/** What a task saw of the contracts, each known by its place. */
public final class ContractTally implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Of a date that was never there. */
  static final long NONE = Long.MIN_VALUE;

  private final long[] counts;
  private final long[] firstLines;
  private final long[] newest;
  private long records;

  /** Of nothing that was read yet. */
  public ContractTally(int contracts) {
    counts = new long[contracts];
    firstLines = new long[contracts];
    newest = new long[contracts];
    Arrays.fill(newest, NONE);
  }

  void record() {
    records++;
  }

  void count(int contract, long line) {
    if (counts[contract]++ == 0) {
      firstLines[contract] = line;
    }
  }

  void seen(int contract, long day) {
    newest[contract] = Math.max(newest[contract], day);
  }

  /**
   * Takes what was seen in records behind those of this one.
   *
   * @param before how many lines of the file are before them
   */
  public void add(ContractTally other, long before) {
    records += other.records;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 0 && other.counts[i] > 0) {
        firstLines[i] = before + other.firstLines[i];
      }
      counts[i] += other.counts[i];
      newest[i] = Math.max(newest[i], other.newest[i]);
    }
  }

  /** As JSON. */
  public ObjectNode json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("records", records);
    put(root.putArray("counts"), counts);
    put(root.putArray("first_lines"), firstLines);
    put(root.putArray("newest"), newest);
    return root;
  }

  private static void put(ArrayNode array, long[] numbers) {
    Arrays.stream(numbers).forEach(array::add);
  }

  /** What was written as JSON. */
  public static ContractTally of(JsonNode root) {
    ContractTally tally = new ContractTally(root.path("counts").size());
    tally.records = root.path("records").asLong();
    for (int i = 0; i < tally.counts.length; i++) {
      tally.counts[i] = root.path("counts").path(i).asLong();
      tally.firstLines[i] = root.path("first_lines").path(i).asLong();
      tally.newest[i] = root.path("newest").path(i).asLong();
    }
    return tally;
  }

  /** Of how many records it is. */
  long records() {
    return records;
  }

  /** How many values broke a contract, or were missing. */
  long count(int contract) {
    return counts[contract];
  }

  /** How many lines are before the first of them. */
  long firstLine(int contract) {
    return firstLines[contract];
  }

  /** The newest date, in days since 1970-01-01; {@link #NONE} where none was seen. */
  long newest(int contract) {
    return newest[contract];
  }
}
