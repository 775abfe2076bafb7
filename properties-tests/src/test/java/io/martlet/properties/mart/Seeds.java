package io.martlet.properties.mart;

import java.util.List;
import java.util.stream.IntStream;

/** Which faults are tried: {@code -Dfaults.seeds=1..1000} tries those instead of the usual ones. */
final class Seeds {

  private Seeds() {}

  /**
   * @param usual as {@code first..last}
   */
  static List<Integer> or(String usual) {
    String[] range = System.getProperty("faults.seeds", usual).split("\\.\\.");
    return IntStream.rangeClosed(Integer.parseInt(range[0]), Integer.parseInt(range[1]))
        .boxed()
        .toList();
  }
}
