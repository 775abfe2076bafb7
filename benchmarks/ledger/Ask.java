import io.martlet.ledger.Ledger;
import io.martlet.ledger.RunQueries;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;

/** How long the ledger takes for what commands ask, without what starts them: {@code Ask FOLDER RUN}. */
public final class Ask {

  public static void main(String[] arguments) {
    long start = System.nanoTime();
    try (Ledger ledger = Ledger.local(Path.of(arguments[0]))) {
      print("connect", start);
      RunQueries queries = ledger.queries();
      String run = arguments[1];
      for (int round = 0; round < 2; round++) {
        time("20 runs", () -> queries.latest("full_size", 20));
        time("all runs", () -> queries.latest("full_size", 200));
        time("a run's totals", () -> queries.totals(run));
        time("its 4,500 models", () -> queries.models(run));
        time("its passes", () -> queries.passes(run));
        time("what its tasks did", () -> queries.work(run));
        time("how far it is", () -> queries.modelRecords(run));
        time("a model's history", () -> queries.history("full_size", "mart_05", "model_100", 100));
        time("the last rate", () -> queries.measuredRate("full_size"));
      }
    }
  }

  private static void time(String what, Supplier<?> question) {
    long start = System.nanoTime();
    question.get();
    print(what, start);
  }

  private static void print(String what, long start) {
    System.out.printf(Locale.ROOT, "| %s | %.3f s |%n", what, (System.nanoTime() - start) / 1e9);
  }
}
