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

  private HostEnvironment() {}

  /**
   * The variables, all there are.
   *
   * @param folder the host's own
   */
  static Map<String, String> in(Path folder) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    variables.put("LANG", "C.UTF-8");
    variables.put("LC_ALL", "C.UTF-8");
    variables.put("TZ", "UTC");
    variables.put("HOME", folder.toString());
    variables.put("TMPDIR", folder.toString());
    // A task slot is one thread, and sums do not depend on how many cores a machine has.
    variables.put("OMP_NUM_THREADS", "1");
    String limit = System.getenv(MEMORY_LIMIT);
    if (limit != null) {
      variables.put(MEMORY_LIMIT, limit);
    }
    return variables;
  }
}
