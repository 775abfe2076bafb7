package io.martlet.spark.prepare;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Asks a store about many files, some at once: most of the time of an answer is its way. */
final class Concurrently {

  private static final int AT_ONCE = 16;

  private Concurrently() {}

  /** The answers in the order of the questions; the first failure of any of them fails all. */
  static <T, R> List<R> map(List<T> questions, Function<T, R> ask) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Concurrently::thread);
    try {
      List<CompletableFuture<R>> answers =
          questions.stream()
              .map(each -> CompletableFuture.supplyAsync(() -> ask.apply(each), threads))
              .toList();
      return answers.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "martlet-store");
    thread.setDaemon(true);
    return thread;
  }
}
