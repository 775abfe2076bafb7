package io.martlet.spark.score;

import io.martlet.spark.host.SandboxLevel;
import java.io.Serializable;

/**
 * What it took to score one universe file with a microbatch.
 *
 * @param nanos from the task's begin to its end, by the clock
 * @param processorNanos of the task and its hosts
 * @param bytesRead of the universe file's pages
 * @param bytesWritten of marts' files and score files
 * @param hostRestarts how often another host had to take the place of one that went down
 * @param sandbox the least that one of its hosts has reached
 */
public record FileWork(
    long rows,
    long nanos,
    long processorNanos,
    long bytesRead,
    long bytesWritten,
    long hostRestarts,
    SandboxLevel sandbox,
    StageTimes times)
    implements Serializable {

  /** Of a file that was found done, as much as its manifest tells. */
  static FileWork remembered(long rows, StageTimes times) {
    return new FileWork(rows, 0, 0, 0, 0, 0, SandboxLevel.FULL, times);
  }
}
