package io.martlet.catalog.check;

import io.martlet.catalog.ClusterTag;
import io.martlet.catalog.EmrAccount;
import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import io.martlet.catalog.RunTargets;
import io.martlet.catalog.diagnostic.Findings;
import java.util.Optional;

/** Something that AWS would be told is none of what it has, which it says hours later. */
final class BadEmrSetting implements CatalogRule {

  @Override
  public String id() {
    return "bad-emr-setting";
  }

  @Override
  public String summary() {
    return "A region, role, subnet, tag, folder, topic or secret is none of AWS's.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    EmrAccount account = checked.catalog().deployment().account();
    check(account.region(), EmrAccount.REGION, "region", "such as eu-central-1", findings);
    check(account.serviceRole(), EmrAccount.ROLE, "role", "such as EMR_DefaultRole", findings);
    check(account.machineRole(), EmrAccount.ROLE, "role", "such as EMR_EC2_DefaultRole", findings);
    for (Located<String> subnet : account.subnets()) {
      check(Optional.of(subnet), EmrAccount.SUBNET, "subnet", "such as subnet-0a1b2c3d", findings);
    }
    for (Located<String> group : account.securityGroups()) {
      check(
          Optional.of(group),
          EmrAccount.SECURITY_GROUP,
          "security group",
          "such as sg-0a1b2c3d",
          findings);
    }
    for (Located<String> script : account.bootstrap()) {
      check(
          Optional.of(script),
          EmrAccount.S3,
          "script in S3",
          "such as s3://bucket/install-r.sh",
          findings);
    }
    for (ClusterTag tag : account.tags()) {
      check(Optional.of(tag.key()), ClusterTag.KEY, "key of a tag", "such as team", findings);
      check(
          Optional.of(tag.value()), ClusterTag.VALUE, "value of a tag", "such as growth", findings);
    }
    Duplicates.find(
        account.tags().stream().map(ClusterTag::key).toList(),
        key -> key,
        (key, first) ->
            findings.add(
                at(
                    key.location(),
                    "",
                    "The clusters have tag \"%s\" twice%s."
                        .formatted(key, Duplicates.firstAt(first)),
                    "Remove one of them.")));
    if (account.tags().size() > ClusterTag.MOST) {
      findings.add(
          at(
              account.tags().get(ClusterTag.MOST).key().location(),
              "",
              "The clusters have %s tags, and Amazon EMR takes 50, two of which are Martlet's."
                  .formatted(String.valueOf(account.tags().size())),
              "Leave some out."));
    }
    check(
        checked.catalog().deployment().targets().topic(),
        RunTargets.TOPIC,
        "topic of Amazon SNS",
        "such as arn:aws:sns:eu-central-1:123456789012:runs",
        findings);
    check(account.logs(), EmrAccount.S3, "folder in S3", "such as s3://bucket/logs", findings);
    account
        .ledgerSecret()
        .filter(secret -> !secret.value().matches(EmrAccount.SECRET))
        // What stands there may be the secret itself: the line is not shown.
        .ifPresent(
            secret ->
                findings.add(
                    at(
                        Location.ofFile(secret.location().file()),
                        "",
                        "The ledger-secret%s is no ARN of a secret in AWS Secrets Manager."
                            .formatted(SecretLine.of(secret.location())),
                        "Keep the ledger's URL there, and write the secret's ARN here.")));
    Optional<String> here = account.region().map(Located::value);
    account
        .ledgerSecret()
        .filter(secret -> secret.value().matches(EmrAccount.SECRET))
        .filter(secret -> here.isPresent() && !secret.value().split(":", -1)[3].equals(here.get()))
        .ifPresent(
            secret ->
                findings.add(
                    at(
                        secret.location(),
                        "",
                        "The secret is in another region than the clusters.",
                        "Replicate it to %s, and name that one.".formatted(here.orElseThrow()))));
  }

  private void check(
      Optional<Located<String>> value,
      String pattern,
      String what,
      String example,
      Findings findings) {
    value
        .filter(each -> !each.value().matches(pattern) && !CredentialsInUri.are(each.value()))
        .ifPresent(
            each ->
                findings.add(
                    at(
                        each.location(),
                        "",
                        "\"%s\" is no %s.".formatted(each, what),
                        "Write one " + example + ".")));
  }
}
