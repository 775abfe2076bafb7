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
 */
public record HostSettings(
    String folder, int batchRows, Duration openTimeout, Duration scoreTimeout)
    implements Serializable {

  /** What the published case calls for. */
  public static HostSettings in(String folder) {
    return new HostSettings(folder, 1024, Duration.ofSeconds(60), Duration.ofSeconds(60));
  }

  /** The same with the host programs of another folder. */
  public HostSettings from(String programs) {
    return new HostSettings(programs, batchRows, openTimeout, scoreTimeout);
  }

  /** The same with that much time for a model to open, and for one batch. */
  public HostSettings patientFor(Duration timeout) {
    return new HostSettings(folder, batchRows, timeout, timeout);
  }
}
