package io.martlet.spark.host;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment of hosts, and so of the programs that they start: the same whoever starts a run,
 * and without what is not the models' business, such as the run's own credentials.
 */
final class HostEnvironment {

  private static final String MEMORY_LIMIT = "MARTLET_MEMORY_LIMIT";
  private static final String USUAL_MEMORY_LIMIT = Long.toString(4L << 30);

  private HostEnvironment() {}

  /**
   * The variables, all there are.
   *
   * @param home the host's own folder
   * @param temporary where models may write
   * @param readable a file that lists what models may read beside the system's
   */
  static Map<String, String> of(Path home, Path temporary, Path readable) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    variables.put("LANG", "C.UTF-8");
    variables.put("LC_ALL", "C.UTF-8");
    variables.put("TZ", "UTC");
    variables.put("HOME", home.toString());
    variables.put("TMPDIR", temporary.toString());
    // A task slot is one thread, and sums do not depend on how many cores a machine has.
    variables.put("OMP_NUM_THREADS", "1");
    // For the host alone.
    variables.put(MEMORY_LIMIT, System.getenv().getOrDefault(MEMORY_LIMIT, USUAL_MEMORY_LIMIT));
    variables.put("MARTLET_READABLE", readable.toString());
    variables.put("MARTLET_REGIONS", Region.folder().toString());
    return variables;
  }
}
