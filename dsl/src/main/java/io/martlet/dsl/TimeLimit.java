package io.martlet.dsl;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs code that may never end. It runs in a thread of its own, which nothing can stop when it is
 * late, but which ends with the program.
 */
record TimeLimit(Duration longest) {

  /** Thousands of models are built in less than a second. */
  static final TimeLimit OF_CATALOGS = new TimeLimit(Duration.ofSeconds(60));

  /**
   * What the work gives in time.
   *
   * @param late what it gives otherwise, from where the thread is then
   */
  <T> T run(Supplier<T> work, Function<StackTraceElement[], T> late) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread = new Thread(() -> result.complete(work.get()), "martlet-catalog");
    thread.setUncaughtExceptionHandler((dead, failure) -> result.completeExceptionally(failure));
    thread.setDaemon(true);
    thread.start();
    try {
      return result.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException tooLong) {
      return late.apply(thread.getStackTrace());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return late.apply(thread.getStackTrace());
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    }
  }
}
