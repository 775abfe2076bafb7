package io.martlet.cli.workspace;

import io.martlet.ledger.Ledger;
import io.martlet.plan.StepCall;
import java.nio.file.Files;
import picocli.CommandLine.Option;

/** Where runs are recorded. */
public final class LedgerOption {

  @Option(
      names = "--ledger",
      paramLabel = "JDBC_URL",
      defaultValue = "${env:" + StepCall.LEDGER + "}",
      description = {
        "The PostgreSQL that records runs and holds the",
        "marts' catalog: jdbc:postgresql://HOST/DATABASE.",
        "By default $MARTLET_LEDGER, or one that Martlet",
        "runs by itself under .martlet/ beside the catalog."
      })
  private String jdbcUrl;

  public Ledger open(Workspace workspace) {
    return isNamed() ? Ledger.at(jdbcUrl) : Ledger.local(workspace.ledger());
  }

  /** Whether there is one to ask, without making it. */
  public boolean isThere(Workspace workspace) {
    return isNamed() || Files.isDirectory(workspace.ledger());
  }

  private boolean isNamed() {
    return jdbcUrl != null && !jdbcUrl.isBlank();
  }
}
