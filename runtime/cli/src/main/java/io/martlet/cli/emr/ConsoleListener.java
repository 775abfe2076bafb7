package io.martlet.cli.emr;

import io.martlet.cli.terminal.Console;
import io.martlet.emr.ClusterEnd;
import io.martlet.emr.EmrListener;
import io.martlet.ledger.SubmissionRecord;
import io.martlet.ledger.Submissions;

/** Tells of a run on Amazon EMR, and notes its clusters. */
record ConsoleListener(Console console, Submissions ledger, String run) implements EmrListener {

  @Override
  public void cluster(String cluster, int attempt, String id) {
    ledger.cluster(run, new SubmissionRecord.Cluster(cluster, attempt, id));
    console.line("  %s  %s%s", cluster, id, attempt == 1 ? "" : ", attempt " + attempt);
  }

  @Override
  public void lost(String cluster, String id, String reason) {
    console.note(
        "%s: %s has come to its end too early%s",
        cluster, id, reason.isEmpty() ? "." : ": " + reason);
  }

  @Override
  public void stepAgain(String cluster, String step, int tries) {
    console.note("%s: %s has failed as a whole; it is run again (try %d).", cluster, step, tries);
  }

  @Override
  public void ended(String cluster, ClusterEnd end) {
    console.line("  %s  %s", cluster, end.words());
  }

  @Override
  public void unreachable(String message) {
    console.note("%s", message);
  }
}
