package io.martlet.cli.model;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.MartletHome;
import io.martlet.spark.host.HostSettings;
import io.martlet.spark.host.ModelFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Scores records with one model, as a run would, and provokes it.",
    footer = {
      "",
      "Loads the model into a host, sandbox and all, and scores the records;",
      "then again in small batches and in another order, for a score must not",
      "depend on a record's neighbours; then with each input missing, if it may",
      "be, and at its extremes.",
      "",
      "Exit codes: 0 in order, 3 the model has faults.",
      "",
      "Examples:",
      "  martlet model test libmodels.so --model saver --input clients.csv",
      "  martlet model test saver.R --inputs 'age: int8, region: string?' \\",
      "    --input clients.csv"
    })
final class ModelTestCommand implements Callable<Integer> {

  private static final int USUAL_BATCH = 1024;
  private static final int SMALL_BATCH = 7;

  /** How many records are tried with one input changed. */
  private static final int PROVOKED = 8;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "BINARY",
      description = {"A library (.so), an R script (.R), or else a", "program."})
  private Path binary;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = {
        "The library's exported model, or the script's",
        "function. By default the only one; \"score\"."
      })
  private String symbol;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      required = true,
      description = {
        "Records as CSV with a header, or as Parquet, in",
        "which the model's inputs are columns."
      })
  private Path input;

  @Option(
      names = "--inputs",
      paramLabel = "LIST",
      description = {
        "What the model reads, in order, such as",
        "'age: int8, region: string?'. A library made with",
        "the SDK says so itself."
      })
  private String inputs;

  @Option(
      names = "--rank",
      paramLabel = "FIRST..LAST",
      description = {"The ranks it may give. Default: what the library", "says, or 1..20."})
  private String rank;

  @Option(names = "--parameters", paramLabel = "FILE", description = "The model's parameters.")
  private Path parameters;

  @Option(
      names = "--model-timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = {"How long it may take to open, or for a batch.", "Default: ${DEFAULT-VALUE}."})
  private int timeout;

  @Option(
      names = "--show",
      paramLabel = "COUNT",
      defaultValue = "5",
      description = "How many scores to print. Default: ${DEFAULT-VALUE}.")
  private int shown;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    if (timeout < 1) {
      throw new CommandFailure(ExitCode.USAGE, "--model-timeout is at least a second.");
    }
    TestedModel model =
        TestedModel.of(
            binary,
            Optional.ofNullable(symbol),
            Optional.ofNullable(inputs),
            Optional.ofNullable(rank),
            Optional.ofNullable(parameters));
    SampleRecords records = SampleRecords.of(input, model.inputs());
    HostSettings settings =
        HostSettings.in(MartletHome.hosts().toString()).patientFor(Duration.ofSeconds(timeout));
    console.line("%s", model.described());
    model.ownHost().ifPresent(why -> console.line("  has a host of its own, since %s", why));
    int faults = test(console, new ModelTrial(settings, model), records);
    console.line("");
    console.line(
        "Tested 1 model with %s: %s.",
        Counted.of(records.rows().size(), "record"),
        faults == 0 ? "in order" : Counted.of(faults, "fault"));
    return faults == 0 ? ExitCode.CLEAN : ExitCode.VIOLATIONS;
  }

  private int test(Console console, ModelTrial trial, SampleRecords records) {
    List<String[]> rows = records.rows();
    ModelTrial.Scores usual = trial.score(rows, USUAL_BATCH);
    console.line("  sandbox: %s", usual.sandbox().label());
    if (usual.failure().isPresent()) {
      console.line("  %s", told(usual, Optional.of(records)));
      return 1;
    }
    console.line("  scored in %s", time(usual.nanos(), rows.size()));
    for (int i = 0; i < Math.min(shown, rows.size()); i++) {
      console.line(
          "  %s: rank %d, binary %d",
          records.place(i), usual.ranks().get(i), usual.binaries().get(i));
    }
    int faults = 0;
    faults += sameInSmallBatches(console, trial, records, usual);
    faults += sameInReverse(console, trial, records, usual);
    return faults + provoke(console, trial, rows);
  }

  private static String time(long nanos, int records) {
    return String.format(
        Locale.ROOT, "%.1f ms, %.2f µs a record", nanos / 1e6, nanos / 1e3 / records);
  }

  private int sameInSmallBatches(
      Console console, ModelTrial trial, SampleRecords records, ModelTrial.Scores usual) {
    ModelTrial.Scores small = trial.score(records.rows(), SMALL_BATCH);
    return compare(console, "in batches of " + SMALL_BATCH, records, usual, small);
  }

  private int sameInReverse(
      Console console, ModelTrial trial, SampleRecords records, ModelTrial.Scores usual) {
    List<String[]> reversed = new ArrayList<>(records.rows());
    Collections.reverse(reversed);
    return compare(
        console, "in reverse", records, usual, trial.score(reversed, USUAL_BATCH).reversed());
  }

  private int compare(
      Console console,
      String how,
      SampleRecords records,
      ModelTrial.Scores usual,
      ModelTrial.Scores other) {
    if (other.failure().isPresent()) {
      console.line("  %s: %s", how, told(other, Optional.empty()));
      return 1;
    }
    for (int i = 0; i < usual.ranks().size(); i++) {
      if (!usual.ranks().get(i).equals(other.ranks().get(i))
          || !usual.binaries().get(i).equals(other.binaries().get(i))) {
        console.line(
            "  %s: %s has rank %d and binary %d, not %d and %d: the score depends on other"
                + " records",
            how,
            records.place(i),
            other.ranks().get(i),
            other.binaries().get(i),
            usual.ranks().get(i),
            usual.binaries().get(i));
        return 1;
      }
    }
    console.line("  %s: the same scores", how);
    return 0;
  }

  private int provoke(Console console, ModelTrial trial, List<String[]> rows) {
    List<String[]> some = rows.subList(0, Math.min(PROVOKED, rows.size()));
    List<Provocation> provocations = Provocation.of(trial.model().inputs());
    int faults = 0;
    for (Provocation provocation : provocations) {
      ModelTrial.Scores scores = trial.score(provocation.applied(some), USUAL_BATCH);
      if (scores.failure().isPresent()) {
        faults++;
        console.line("  %s: %s", provocation.described(), told(scores, Optional.empty()));
      }
    }
    console.line(
        "  %s of inputs tried, %s scored",
        Counted.of(provocations.size(), "extreme"),
        faults == 0 ? "all" : Integer.toString(provocations.size() - faults));
    return faults;
  }

  private static String told(ModelTrial.Scores scores, Optional<SampleRecords> records) {
    ModelFailure failure = scores.failure().orElseThrow();
    String signal = failure.signal().isEmpty() ? "" : " by " + failure.signal();
    String place =
        records.isPresent() && scores.failedRecord().isPresent()
            ? " at " + records.get().place(scores.failedRecord().getAsInt())
            : "";
    return failure.kind() + signal + place + ": " + failure.message();
  }
}
