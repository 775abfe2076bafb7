package io.martlet.benchmarks.scoring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/**
 * Says on standard output that all is ready, then when a repetition begins and ends, and goes on
 * when the measuring program has answered: it reads the CPU time of all processes meanwhile.
 */
final class Repetitions {

  private static final BufferedReader ANSWERS =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  /** How often the body runs unmeasured before, so that it is compiled. */
  private static final int WARM_UPS = 5;

  private Repetitions() {}

  /**
   * Runs the body, measured, that many times.
   *
   * @param body gets the number of its call, from 0; its answer, a JSON object, is what the
   *     repetition says of itself
   */
  static void run(int repetitions, IntFunction<String> body) {
    say("IDLE");
    for (int i = 0; i < WARM_UPS + repetitions; i++) {
      boolean measured = i >= WARM_UPS;
      if (measured) {
        say("START");
      }
      String told = body.apply(i);
      if (measured) {
        say("STOP " + told);
      }
    }
  }

  private static void say(String what) {
    System.out.println(what);
    System.out.flush();
    try {
      ANSWERS.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
