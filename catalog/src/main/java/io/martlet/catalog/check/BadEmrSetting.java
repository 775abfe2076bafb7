package io.martlet.catalog.check;

import io.martlet.catalog.EmrAccount;
import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
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
    return "A region, role, subnet, folder or secret of the deployment is none of AWS's.";
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
