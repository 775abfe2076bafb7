import io.martlet.ledger.FailureRecord;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.MartState;
import io.martlet.ledger.PassWork;
import io.martlet.ledger.RunAgenda;
import io.martlet.ledger.RunRecorder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Fills a ledger by the product's own writers with runs of the catalog of the published size: {@code
 * Fill FOLDER RUNS}. The last run goes on as long as this program does.
 */
public final class Fill {

  private static final int MARTS = 12;
  private static final int MODELS = 375;
  private static final long RECORDS = 620_000_000;
  private static final Random RANDOM = new Random(1);

  public static void main(String[] arguments) throws Exception {
    int runs = Integer.parseInt(arguments[1]);
    try (Ledger ledger = Ledger.local(Path.of(arguments[0]))) {
      for (int run = 1; run < runs; run++) {
        try (RunRecorder recorder = ledger.recorder(() -> {})) {
          write(recorder, run, 2 * MARTS);
          recorder.finishedIfWhole();
        }
      }
      try (RunRecorder recorder = ledger.recorder(() -> {})) {
        write(recorder, runs, MARTS);
        System.out.println("filled");
        System.in.read();
      }
    }
  }

  private static void write(RunRecorder recorder, int run, int passes) {
    recorder.join(agenda(run), RECORDS);
    recorder.stepStarted("step-001");
    for (int pass = 1; pass <= passes; pass++) {
      String name = pass(pass);
      recorder.microbatchStarted(name);
      List<RunRecorder.ScoredModel> scored = new ArrayList<>();
      List<RunRecorder.FailedModel> failed = new ArrayList<>();
      for (int model = pass % 2 == 1 ? 1 : 1 + MODELS / 2; model <= (pass % 2 == 1 ? MODELS / 2 : MODELS); model++) {
        String mart = mart((pass + 1) / 2);
        if (pass == 3 && model < 3) {
          failed.add(
              new RunRecorder.FailedModel(
                  mart,
                  model,
                  new FailureRecord("CRASHED", Optional.of("SIGSEGV"), "ended its host", Optional.of("client_id 7"))));
        } else {
          List<Long> ranks = new ArrayList<>();
          for (int rank = 0; rank < 20; rank++) {
            ranks.add(RECORDS / 20 + RANDOM.nextInt(1_000_000));
          }
          scored.add(new RunRecorder.ScoredModel(mart, model, RECORDS / 3, ranks));
        }
      }
      recorder.microbatchFinished(name, RECORDS, scored, failed);
      recorder.passWorked(
          name,
          new PassWork(
              Duration.ofMinutes(20),
              3_500,
              Collections.nCopies(60, 3_400.0),
              Collections.nCopies(60, 3_300.0),
              Map.of("read", 1L, "await", 2L),
              1,
              2,
              0,
              Optional.of("full")));
    }
    if (passes == 2 * MARTS) {
      recorder.stepFinished("step-001");
      for (int mart = 1; mart <= MARTS; mart++) {
        long snapshot = run * 100L + mart;
        recorder.endOnce(
            mart(mart),
            () ->
                new RunRecorder.MartEnding(
                    MartState.PUBLISHED, snapshot, Optional.empty(), Optional.empty()));
      }
    }
  }

  private static RunAgenda agenda(int run) {
    List<String> passes = new ArrayList<>();
    List<RunAgenda.Model> models = new ArrayList<>();
    for (int mart = 1; mart <= MARTS; mart++) {
      passes.add(pass(2 * mart - 1));
      passes.add(pass(2 * mart));
      for (int model = 1; model <= MODELS; model++) {
        models.add(
            new RunAgenda.Model(
                mart(mart),
                model,
                String.format(Locale.ROOT, "model_%03d", model),
                "library",
                pass(model < 1 + MODELS / 2 ? 2 * mart - 1 : 2 * mart),
                "hash-%d-%d".formatted(mart, model),
                "a,b,c",
                1));
      }
    }
    return new RunAgenda(
        String.format(Locale.ROOT, "run-%03d", run),
        "full_size",
        "plan-%d".formatted(run),
        "universe-%d".formatted(run),
        List.of(new RunAgenda.Step("step-001", "cluster-1", passes)),
        models,
        List.of());
  }

  private static String pass(int pass) {
    return String.format(Locale.ROOT, "mb-%04d", pass);
  }

  private static String mart(int mart) {
    return String.format(Locale.ROOT, "mart_%02d", mart);
  }
}
