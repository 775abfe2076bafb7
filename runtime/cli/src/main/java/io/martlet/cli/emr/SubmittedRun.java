package io.martlet.cli.emr;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.report.FailureTable;
import io.martlet.cli.report.FollowedRun;
import io.martlet.cli.report.RunChoice;
import io.martlet.cli.report.RunOutcome;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.workspace.DeployedSettings;
import io.martlet.driver.StoredPlan;
import io.martlet.emr.ClusterEnd;
import io.martlet.emr.EmrCalls;
import io.martlet.emr.EmrConnection;
import io.martlet.emr.EmrRequests;
import io.martlet.emr.EmrRun;
import io.martlet.emr.EmrSettings;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.RunRecord;
import io.martlet.ledger.RunState;
import io.martlet.ledger.SubmissionRecord;
import io.martlet.ledger.Submissions.Steering;
import io.martlet.plan.RunPlan;
import io.martlet.plan.StepCall;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A run that is on record as handed to Amazon EMR. */
final class SubmittedRun {

  private final Console console;
  private final Ledger ledger;
  private final SubmissionRecord submission;
  private final EmrRequests requests;
  private final RunPlan plan;
  private final EmrOption option;

  /**
   * @param plan the submission's
   */
  SubmittedRun(
      Console console,
      Ledger ledger,
      SubmissionRecord submission,
      RunPlan plan,
      EmrSettings settings,
      EmrOption option) {
    this.console = console;
    this.ledger = ledger;
    this.submission = submission;
    this.plan = plan;
    this.option = option;
    this.requests =
        new EmrRequests(plan, StepCall.parse(submission.arguments()), submission.jar(), settings);
  }

  /** The run that goes on on Amazon EMR, if the one that is chosen does. */
  static Optional<SubmittedRun> open(
      Console console, Ledger ledger, Catalog catalog, RunChoice choice, EmrOption option) {
    return ledger.submissions().of(catalog.name().value()).stream()
        .findFirst()
        .filter(each -> each.outcome().isEmpty() && choice.mayBe(each.run()))
        .map(
            each ->
                new SubmittedRun(
                    console,
                    ledger,
                    each,
                    StoredPlan.open(StepCall.parse(each.arguments()).plan()).plan(),
                    DeployedSettings.of(catalog.deployment()),
                    option));
  }

  /** Starts what is not started, or finds it. */
  @SuppressWarnings("try") // Nobody else starts clusters of the run meanwhile.
  void start() throws InterruptedException {
    try (FollowedRun followed = new FollowedRun(ledger.queries(), submission.run());
        EmrCalls calls = calls(followed);
        Steering steering = steer()) {
      run(calls).start();
    }
    told();
  }

  private void told() {
    console.line(
        "Submitted: %s, %s (run %s).",
        Counted.of(plan.clusters().size(), "cluster"),
        Counted.of(plan.steps().count(), "step"),
        submission.run());
  }

  /**
   * Starts what is not started, follows it to its end, and mends it on the way.
   *
   * @return the exit code
   */
  @SuppressWarnings("try") // Nobody else starts clusters of the run meanwhile.
  int follow() throws InterruptedException {
    List<ClusterEnd> ends;
    try (FollowedRun followed = new FollowedRun(ledger.queries(), submission.run());
        EmrCalls calls = calls(followed);
        Steering steering = steer()) {
      EmrRun run = run(calls);
      run.start();
      told();
      ends = run.follow();
    }
    String outcome =
        ends.stream().map(ClusterEnd::words).distinct().collect(Collectors.joining(", "));
    ledger.submissions().ended(submission.run(), outcome);
    boolean done = ends.stream().allMatch(end -> end == ClusterEnd.DONE);
    return tell(done, outcome);
  }

  private int tell(boolean done, String outcome) {
    if (ledger.queries().run(submission.run()).isEmpty()) {
      console.line("No driver has put anything on record; on Amazon EMR: %s.", outcome);
      return done ? ExitCode.CLEAN : ExitCode.FAILED;
    }
    RunOutcome result = RunOutcome.of(ledger.queries().totals(submission.run()));
    FailureTable.print(console, ledger.queries().models(submission.run()));
    ledger
        .queries()
        .run(submission.run())
        .filter(run -> run.state() == RunState.BROKEN)
        .flatMap(RunRecord::message)
        .ifPresent(message -> console.note("A driver broke off: %s", message));
    console.line("%s", result);
    return done || result.state() == RunState.FINISHED ? result.exitCode() : ExitCode.FAILED;
  }

  /** Ends its clusters; how many there were. */
  int cancel() throws InterruptedException {
    try (FollowedRun followed = new FollowedRun(ledger.queries(), submission.run());
        EmrCalls calls = calls(followed)) {
      int ended = run(calls).cancel();
      ledger.submissions().ended(submission.run(), ClusterEnd.CANCELLED.words());
      return ended;
    }
  }

  private EmrRun run(EmrCalls calls) {
    return new EmrRun(
        requests,
        calls,
        new ConsoleListener(console, ledger.submissions(), submission.run()),
        option.lookAgain(),
        option.longest());
  }

  private EmrCalls calls(FollowedRun followed) {
    Optional<URI> endpoint = option.endpoint().or(() -> submission.endpoint().map(URI::create));
    return EmrCalls.to(
        new EmrConnection(option.region().or(submission::region), endpoint),
        new LedgerPause(followed));
  }

  private Steering steer() {
    return ledger
        .submissions()
        .steer(submission.run())
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.FAILED,
                    ("Somebody else follows run %s already, and mends it. Wait for it: martlet"
                            + " status tells how far it is.")
                        .formatted(submission.run())));
  }
}
