package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.ledger.Ledger;
import io.martlet.spark.Storage;
import io.martlet.spark.mart.MartTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan that is stored for the deployment's clusters, whose steps are called for one by one. */
class StoredPlanTest {

  @TempDir private Path folder;
  private Path root;
  private Copy copy;

  @BeforeEach
  void deploy() throws IOException {
    root = folder.resolve("root");
    copy = Copy.in(folder.resolve("catalog"));
    Path catalog = copy.folder().resolve("catalog.yaml");
    Files.writeString(catalog, Files.readString(catalog) + "deployment: deployment.yaml\n");
    Files.writeString(
        copy.folder().resolve("deployment.yaml"),
        "clusters: 2\nstorage:\n  root: \"" + root.toUri() + "\"\n");
  }

  @Test
  void itsStepsAreDoneOnceAndComeToTheSame() {
    Path plan = prepared();

    assertThat(step(plan, "step-001", "february").lastLine())
        .startsWith("Running: 1 of 2 marts published so far (run february)");
    assertThat(step(plan, "step-001", "february").lastLine())
        .startsWith("Running: 1 of 2 marts published so far (run february)");
    assertThat(step(plan, "step-002", "february").lastLine())
        .startsWith("Published 2 marts: 14 models, 8,802 records, 0 failed (run february)");

    try (Ledger ledger = Ledger.local(root.resolve("ledger"));
        MartTables tables =
            new MartTables(ledger.jdbcUrl(), Storage.location(root.resolve("warehouse")))) {
      assertThat(Golden.published(tables, "coverage", "household")).isEqualTo(Golden.expected());
    }
  }

  @Test
  void anUnknownStepIsRefused() {
    Copy.Result refused = step(prepared(), "step-9", "march");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err())
        .contains("the plan has no step \"step-9\"; it has step-001, step-002");
  }

  /** What one machine does, it does in one pass, whatever the deployment has. */
  @Test
  void aRunHereIsNotSplit() {
    assertThat(copy.martlet("plan").lastLine())
        .isEqualTo("Plan: 14 models in 2 marts, 1 step, 1 pass on 1 cluster.");
    assertThat(copy.martlet("plan", "--deploy").lastLine())
        .isEqualTo("Plan: 14 models in 2 marts, 2 steps, 2 passes on 2 clusters.");
    assertThat(root).doesNotExist();
  }

  private Path prepared() {
    Copy.Result stored = copy.martlet("prepare", "--deploy");
    assertThat(stored.exitCode()).as(stored.err()).isEqualTo(ExitCode.CLEAN);
    String told = "Stored the plan: ";
    String plan =
        stored.out().lines().filter(line -> line.startsWith(told)).findFirst().orElseThrow();
    return Path.of(Storage.plain(plan.substring(told.length())));
  }

  private static Copy.Result step(Path plan, String step, String run) {
    return new Copy(plan.getParent()).martlet("run", plan, "--step", step, "--run", run);
  }
}
