package io.martlet.dsl;

import io.martlet.catalog.ClusterTag;
import io.martlet.catalog.EmrAccount;
import io.martlet.catalog.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Declares the account that Amazon EMR starts clusters in. */
public final class EmrAccountBuilder {

  private Optional<Located<String>> region = Optional.empty();
  private Optional<Located<String>> serviceRole = Optional.empty();
  private Optional<Located<String>> machineRole = Optional.empty();
  private Optional<Located<String>> logs = Optional.empty();
  private Optional<Located<String>> securityConfiguration = Optional.empty();
  private Optional<Located<String>> ledgerSecret = Optional.empty();
  private List<Located<String>> subnets = List.of();
  private List<Located<String>> securityGroups = List.of();
  private List<Located<String>> bootstrap = List.of();
  private final List<ClusterTag> tags = new ArrayList<>();

  EmrAccountBuilder() {}

  /** The region of AWS, such as {@code eu-central-1}. */
  public EmrAccountBuilder region(String name) {
    region = Optional.of(Located.at(Caller.line(), name));
    return this;
  }

  /** What Amazon EMR acts as. */
  public EmrAccountBuilder serviceRole(String name) {
    serviceRole = Optional.of(Located.at(Caller.line(), name));
    return this;
  }

  /** What the clusters' machines act as: an instance profile. */
  public EmrAccountBuilder machineRole(String name) {
    machineRole = Optional.of(Located.at(Caller.line(), name));
    return this;
  }

  /** Where the clusters' logs are kept, such as {@code s3://bucket/logs}. */
  public EmrAccountBuilder logsAt(String folder) {
    logs = Optional.of(Located.at(Caller.line(), folder));
    return this;
  }

  /** The name of a security configuration, which says how data are encrypted. */
  public EmrAccountBuilder securityConfiguration(String name) {
    securityConfiguration = Optional.of(Located.at(Caller.line(), name));
    return this;
  }

  /** The ARN of the secret whose value says where the ledger is. */
  public EmrAccountBuilder ledgerSecret(String arn) {
    ledgerSecret = Optional.of(Located.at(Caller.line(), arn));
    return this;
  }

  /** Where clusters are started, one each; a lost one's successor in the next. */
  public EmrAccountBuilder subnets(String... ids) {
    subnets = Lines.each(Caller.line(), List.of(ids));
    return this;
  }

  /** What all machines have beside the groups that Amazon EMR manages. */
  public EmrAccountBuilder securityGroups(String... ids) {
    securityGroups = Lines.each(Caller.line(), List.of(ids));
    return this;
  }

  /** Scripts in S3 that each machine runs before its first step, as to install R. */
  public EmrAccountBuilder bootstrap(String... scripts) {
    bootstrap = Lines.each(Caller.line(), List.of(scripts));
    return this;
  }

  /** What clusters and their machines are marked with. */
  public EmrAccountBuilder tag(String key, String value) {
    tags.add(new ClusterTag(Located.at(Caller.line(), key), Located.at(Caller.line(), value)));
    return this;
  }

  EmrAccount build() {
    return new EmrAccount(
        region,
        serviceRole,
        machineRole,
        subnets,
        securityGroups,
        logs,
        securityConfiguration,
        ledgerSecret,
        bootstrap,
        tags);
  }
}
