package io.martlet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on this machine whose files lie in an S3 that does not always do as it should. */
class S3FaultsTest {

  @TempDir private Path folder;
  private RunOnCluster run;

  @BeforeEach
  void start() throws Exception {
    run = RunOnCluster.in(folder);
  }

  @AfterEach
  void stop() throws Exception {
    run.close();
  }

  @Test
  void whatIsBusyCutShortOrResetIsAskedAgain() throws Exception {
    run.s3().proxy().failEvery(15);
    Launched command = run.runAt(S3.ROOT, "run", Map.of());

    assertThat(command.exitCode()).as(command.said()).isZero();
    run.s3().proxy().failEvery(0);
    run.requireGolden();
    for (FaultyProxy.Fault fault : FaultyProxy.Fault.values()) {
      assertThat(run.s3().proxy().injected(fault)).as("%s", fault).isPositive();
    }
  }

  @Test
  void wrongCredentialsAreSaidInWords() throws Exception {
    Launched command =
        run.runAt(S3.ROOT, "run", Map.of("spark.hadoop.fs.s3a.secret.key", "of-another"));

    assertThat(command.exitCode()).isEqualTo(1);
    assertThat(command.lastLine())
        .startsWith("s3a://martlet/root")
        .contains("permission denied")
        .contains("check the credentials");
  }

  @Test
  void aMissingBucketIsSaidInWords() throws Exception {
    Launched command = run.runAt("s3a://nowhere/root", "run", Map.of());

    assertThat(command.exitCode()).isEqualTo(1);
    assertThat(command.lastLine()).startsWith("s3a://nowhere/root").contains("no such bucket");
  }
}
