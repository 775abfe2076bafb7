package io.martlet.spark.host;

import java.io.Serializable;
import java.time.Duration;

/**
 * How hosts are run.
 *
 * @param folder where the host programs are
 * @param batchRows the most records handed over at once
 * @param openTimeout how long a model may take to open
 * @param scoreTimeout how long a model may take for one batch
 * @param leastSandbox how far the sandbox of each host must reach
 */
public record HostSettings(
    String folder,
    int batchRows,
    Duration openTimeout,
    Duration scoreTimeout,
    SandboxLevel leastSandbox)
    implements Serializable {

  /** With whatever sandbox the kernel has. */
  public HostSettings(String folder, int batchRows, Duration openTimeout, Duration scoreTimeout) {
    this(folder, batchRows, openTimeout, scoreTimeout, SandboxLevel.NONE);
  }

  /** What the published case calls for. */
  public static HostSettings in(String folder) {
    return new HostSettings(folder, 1024, Duration.ofSeconds(60), Duration.ofSeconds(60));
  }

  /** The same with the host programs of another folder. */
  public HostSettings from(String programs) {
    return new HostSettings(programs, batchRows, openTimeout, scoreTimeout, leastSandbox);
  }

  /** The same with that much time for a model to open, and for one batch. */
  public HostSettings patientFor(Duration timeout) {
    return new HostSettings(folder, batchRows, timeout, timeout, leastSandbox);
  }

  /** The same in other batches. */
  public HostSettings inBatchesOf(int rows) {
    return new HostSettings(folder, rows, openTimeout, scoreTimeout, leastSandbox);
  }

  /** The same with that much time for one batch. */
  HostSettings patientForABatch(Duration timeout) {
    return new HostSettings(folder, batchRows, openTimeout, timeout, leastSandbox);
  }

  /** The same, and nothing is scored where the sandbox does not reach that far. */
  public HostSettings demanding(SandboxLevel level) {
    return new HostSettings(folder, batchRows, openTimeout, scoreTimeout, level);
  }
}
