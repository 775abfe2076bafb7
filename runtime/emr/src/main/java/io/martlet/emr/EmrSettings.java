package io.martlet.emr;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What clusters are started with, beside a plan's own fleets and steps.
 *
 * @param serviceRole what Amazon EMR acts as
 * @param machineRole what the clusters' machines act as: an instance profile
 * @param subnets where clusters may be, one each; none leaves it to the account's default
 * @param securityGroups what all machines have beside those that Amazon EMR manages
 * @param bootstrap scripts in S3 that each machine runs before its first step
 * @param logs where Amazon EMR keeps the clusters' logs
 * @param securityConfiguration the name of one, with the encryption that it asks for
 * @param ledgerSecret the ARN of the secret that says where the ledger is
 * @param idle how long a cluster without steps waits for more, before it ends by itself
 */
public record EmrSettings(
    String serviceRole,
    String machineRole,
    List<String> subnets,
    List<String> securityGroups,
    List<String> bootstrap,
    Optional<String> logs,
    Optional<String> securityConfiguration,
    Map<String, String> tags,
    Optional<String> ledgerSecret,
    Duration idle) {

  /** The roles that the console of Amazon EMR makes, and nothing else. */
  public static final EmrSettings DEFAULT =
      new EmrSettings(
          "EMR_DefaultRole",
          "EMR_EC2_DefaultRole",
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Optional.empty(),
          Duration.ofMinutes(10));

  public EmrSettings {
    subnets = List.copyOf(subnets);
    securityGroups = List.copyOf(securityGroups);
    bootstrap = List.copyOf(bootstrap);
    tags = Map.copyOf(tags);
  }

  /** Where a cluster is started: each in its own zone, and another time in the next. */
  List<String> subnets(int cluster, int attempt) {
    return subnets.isEmpty()
        ? List.of()
        : List.of(subnets.get((cluster + attempt - 1) % subnets.size()));
  }
}
