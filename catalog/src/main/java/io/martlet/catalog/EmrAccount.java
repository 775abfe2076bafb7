package io.martlet.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What Amazon EMR is told of the account that clusters are started in. What is left out is as the
 * account has it.
 *
 * @param serviceRole what Amazon EMR acts as
 * @param machineRole what the clusters' machines act as: an instance profile
 * @param subnets where clusters are started, one each; a lost one's successor in the next
 * @param securityGroups what all machines have beside those that Amazon EMR manages
 * @param logs where the clusters' logs are kept
 * @param securityConfiguration the name of one, which says how data are encrypted
 * @param ledgerSecret the ARN of the secret whose value says where the ledger is
 * @param bootstrap scripts in S3 that each machine runs before its first step, as to install R
 * @param tags what clusters and their machines are marked with, as for who is billed
 */
public record EmrAccount(
    Optional<Located<String>> region,
    Optional<Located<String>> serviceRole,
    Optional<Located<String>> machineRole,
    List<Located<String>> subnets,
    List<Located<String>> securityGroups,
    Optional<Located<String>> logs,
    Optional<Located<String>> securityConfiguration,
    Optional<Located<String>> ledgerSecret,
    List<Located<String>> bootstrap,
    List<ClusterTag> tags) {

  /** What a region's name looks like. */
  public static final String REGION = "[a-z]{2}(-[a-z]+)+-[0-9]{1,2}";

  /** What a role's name looks like, or its ARN. */
  public static final String ROLE =
      "(arn:aws[a-z-]*:iam::[0-9]{12}:(role|instance-profile)/)?[A-Za-z0-9+=,.@_/-]{1,128}";

  /** What a subnet's id looks like. */
  public static final String SUBNET = "subnet-[0-9a-f]{8,17}";

  /** What a security group's id looks like. */
  public static final String SECURITY_GROUP = "sg-[0-9a-f]{8,17}";

  /** What a folder in S3 looks like. */
  public static final String S3 = "s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/.*)?";

  /** What the ARN of a secret in AWS Secrets Manager looks like. */
  public static final String SECRET =
      "arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@-]+";

  /** Nothing is said. */
  public static final EmrAccount USUAL =
      new EmrAccount(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of());

  public EmrAccount {
    subnets = List.copyOf(subnets);
    securityGroups = List.copyOf(securityGroups);
    bootstrap = List.copyOf(bootstrap);
    tags = List.copyOf(tags);
  }
}
