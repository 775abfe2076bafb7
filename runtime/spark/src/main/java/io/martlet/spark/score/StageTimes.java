package io.martlet.spark.score;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the time of a pass went, in nanoseconds of its tasks: by the clock where a task waits for
 * others (read, await, write), else as processor time, so that what a host does meanwhile on the
 * same core is not in it.
 *
 * @param open footer, files and hosts
 * @param read bytes from storage
 * @param decompress pages
 * @param decode pages to the region
 * @param await for the host's scores
 * @param encode scores to pages
 * @param write pages to score files
 */
public record StageTimes(
    long open, long read, long decompress, long decode, long await, long encode, long write)
    implements Serializable {

  /** No time at all. */
  public static final StageTimes NONE = new StageTimes(0, 0, 0, 0, 0, 0, 0);

  /** By stage, in the order in which a task comes to them. */
  public Map<String, Long> byStage() {
    Map<String, Long> stages = new LinkedHashMap<>();
    stages.put("open", open);
    stages.put("read", read);
    stages.put("decompress", decompress);
    stages.put("decode", decode);
    stages.put("await", await);
    stages.put("encode", encode);
    stages.put("write", write);
    return stages;
  }

  /** Both together. */
  public StageTimes plus(StageTimes other) {
    return new StageTimes(
        open + other.open,
        read + other.read,
        decompress + other.decompress,
        decode + other.decode,
        await + other.await,
        encode + other.encode,
        write + other.write);
  }
}
