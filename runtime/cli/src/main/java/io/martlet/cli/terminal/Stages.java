package io.martlet.cli.terminal;

import java.time.Duration;
import java.util.function.Supplier;

/** The stages of a run as its user sees them: a line each, with its time. */
public final class Stages {

  private final Console console;

  public Stages(Console console) {
    this.console = console;
  }

  /** Something done, and how it is told once it is. */
  public record Done<T>(T result, String told) {}

  public <T> T run(String stage, Supplier<Done<T>> work) {
    long start = System.nanoTime();
    Done<T> done = work.get();
    print(stage, Duration.ofNanos(System.nanoTime() - start), done.told());
    return done.result();
  }

  public void print(String stage, Duration time, String told) {
    console.line("  %-9s %6.2f s  %s", stage, time.toNanos() / 1e9, told);
  }
}
