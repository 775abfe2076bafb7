package io.martlet.emr;

import io.martlet.emr.emulator.EmrEmulator;
import io.martlet.emr.emulator.Fault;
import io.martlet.emr.emulator.FaultScript;
import io.martlet.emr.emulator.StepPrograms;
import io.martlet.plan.RunPlan;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.emr.EmrClient;

/** Runs against the emulator whose steps do nothing, in time that goes by at once. */
final class Simulation implements AutoCloseable {

  static final Duration STEP = Duration.ofMinutes(5);

  final VirtualTime time = new VirtualTime();
  final List<String> heard = new ArrayList<>();
  final EmrEmulator emulator;
  private final EmrClient client;
  private final Random random;

  Simulation(List<Fault> faults, long seed) throws IOException {
    random = new Random(seed);
    emulator = EmrEmulator.start(0, time, StepPrograms.stubbed(STEP), new FaultScript(faults));
    client = client(emulator.endpoint());
  }

  static EmrClient client(URI endpoint) {
    return EmrClient.builder()
        .region(Region.US_EAST_1)
        .endpointOverride(endpoint)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("emulated", "emulated")))
        .overrideConfiguration(options -> options.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  EmrClient client() {
    return client;
  }

  /** Whoever starts or follows the run, for the first time or after another was killed. */
  EmrRun run(RunPlan plan) {
    EmrCalls calls = new EmrCalls(client, new Backoff(time, random::nextDouble), time);
    return new EmrRun(
        Plans.requests(plan), calls, new Heard(heard), Duration.ofSeconds(60), Duration.ofDays(2));
  }

  /** Lets all that was left to itself come to its end. */
  void afterwards() {
    time.of(Duration.ofDays(1));
  }

  @Override
  public void close() {
    client.close();
    emulator.close();
  }

  private record Heard(List<String> lines) implements EmrListener {

    @Override
    public void cluster(String cluster, int attempt, String id) {
      lines.add(cluster + " attempt " + attempt);
    }

    @Override
    public void lost(String cluster, String id, String reason) {
      lines.add(cluster + " lost");
    }

    @Override
    public void stepAgain(String cluster, String step, int tries) {
      lines.add(step + " again");
    }

    @Override
    public void ended(String cluster, ClusterEnd end) {
      lines.add(cluster + " " + end.words());
    }

    @Override
    public void unreachable(String message) {
      lines.add("unreachable");
    }
  }
}
