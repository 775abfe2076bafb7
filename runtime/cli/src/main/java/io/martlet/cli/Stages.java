package io.martlet.cli;

import java.time.Duration;
import java.util.function.Supplier;

/** The stages of a run as its user sees them: a line each, with its time. */
final class Stages {

  private final Console console;

  Stages(Console console) {
    this.console = console;
  }

  /** Something done, and how it is told once it is. */
  record Done<T>(T result, String told) {}

  <T> T run(String stage, Supplier<Done<T>> work) {
    long start = System.nanoTime();
    Done<T> done = work.get();
    print(stage, Duration.ofNanos(System.nanoTime() - start), done.told());
    return done.result();
  }

  void print(String stage, Duration time, String told) {
    console.line("  %-9s %6.2f s  %s", stage, time.toNanos() / 1e9, told);
  }
}
