package io.martlet.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a driver's tasks have done in a pass.
 *
 * @param time that the driver was at it
 * @param slots how many tasks could run at once
 * @param busySlots how many did, in equal parts of that time
 * @param busyCores how many cores they and their hosts have used, in the same parts
 * @param stages nanoseconds of tasks by what they did
 * @param bytesRead of the universe's pages
 * @param bytesWritten of marts' files and score files
 * @param hostRestarts how often another host had to take the place of one that went down
 * @param sandbox the least that one of its hosts has reached: none, basic or full; not known of
 *     older runs
 */
public record PassWork(
    Duration time,
    int slots,
    List<Double> busySlots,
    List<Double> busyCores,
    Map<String, Long> stages,
    long bytesRead,
    long bytesWritten,
    long hostRestarts,
    Optional<String> sandbox) {

  public PassWork {
    busySlots = List.copyOf(busySlots);
    busyCores = List.copyOf(busyCores);
  }
}
