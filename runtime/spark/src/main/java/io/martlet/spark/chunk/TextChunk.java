package io.martlet.spark.chunk;

import io.martlet.spark.delivery.ColumnBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;

/** Texts, as bytes of UTF-8. */
final class TextChunk extends ColumnChunk {

  private static final int SAMPLE = 2000;

  /** A longer dictionary is not read quickly. */
  private static final int DICTIONARY_BYTES = 1 << 20;

  private Map<Binary, Integer> numbers = new HashMap<>();
  private Ids ids = new Ids();

  /** The dictionary's texts, or all, each behind its length, and where each of them begins. */
  private byte[] texts = {};

  private int[] begins = new int[16];
  private int size;
  private int end;

  TextChunk(ColumnDescriptor column) {
    super(column);
  }

  @Override
  void addPresent(ColumnBuffer buffer) {
    int begin = 0;
    for (int i = 0; i < buffer.size(); i++) {
      int to = buffer.ends()[i];
      if (!buffer.missing()[i]) {
        add(buffer.bytes(), begin, to);
      }
      begin = to;
    }
  }

  private void add(byte[] bytes, int from, int to) {
    if (ids == null) {
      append(bytes, from, to);
      return;
    }
    Integer known = numbers.get(Binary.fromReusedByteArray(bytes, from, to - from));
    if (known == null) {
      known = size;
      append(bytes, from, to);
      numbers.put(Binary.fromConstantByteArray(Arrays.copyOfRange(bytes, from, to)), known);
    }
    ids.add(known);
    if (end > DICTIONARY_BYTES
        || size == Ids.MOST
        || (ids.size() >= SAMPLE && 2 * size > ids.size())) {
      spell();
    }
  }

  private void append(byte[] bytes, int from, int to) {
    int length = to - from;
    if (end + Integer.BYTES + length > texts.length) {
      texts = Arrays.copyOf(texts, Math.max(end + Integer.BYTES + length, 2 * texts.length));
    }
    if (size + 1 >= begins.length) {
      begins = Arrays.copyOf(begins, 2 * begins.length);
    }
    PageBytes.INTS.set(texts, end, length);
    System.arraycopy(bytes, from, texts, end + Integer.BYTES, length);
    end += Integer.BYTES + length;
    begins[++size] = end;
  }

  /** Gives the dictionary up. */
  private void spell() {
    byte[] dictionary = texts;
    int[] places = begins;
    Ids spelt = ids;
    ids = null;
    numbers = null;
    texts = new byte[2 * end];
    begins = new int[2 * Math.max(spelt.size(), 16)];
    size = 0;
    end = 0;
    for (int i = 0; i < spelt.size(); i++) {
      int id = spelt.at(i);
      append(dictionary, places[id] + Integer.BYTES, places[id + 1]);
    }
  }

  @Override
  long valueBytes() {
    return end + (ids == null ? (long) Integer.BYTES * size : ids.bytes());
  }

  @Override
  void end() {
    if (ids != null && (size == 0 || 2 * size > ids.size())) {
      spell();
    }
  }

  @Override
  int dictionarySize() {
    return ids == null ? 0 : size;
  }

  @Override
  void putDictionary(PageBytes out) {
    out.putBytes(texts, 0, end);
  }

  @Override
  boolean isLong(int from, int to, int bytes) {
    return ids == null && begins[to] - begins[from] > bytes;
  }

  @Override
  void put(PageBytes out, int from, int to) {
    if (ids == null) {
      out.putBytes(texts, begins[from], begins[to] - begins[from]);
    } else {
      putIds(out, ids, from, to, size);
    }
  }

  @Override
  void describe(Statistics<?> statistics) {
    for (int i = 0; i < size; i++) {
      int from = begins[i] + Integer.BYTES;
      statistics.updateStats(Binary.fromReusedByteArray(texts, from, begins[i + 1] - from));
    }
  }
}
