package io.martlet.cli.workspace;

import io.martlet.catalog.Deployment;
import io.martlet.catalog.EmrAccount;
import io.martlet.catalog.Located;
import io.martlet.emr.EmrSettings;
import java.util.stream.Collectors;

/** What a deployment says of the clusters that are started for it. */
public final class DeployedSettings {

  private DeployedSettings() {}

  public static EmrSettings of(Deployment deployment) {
    EmrAccount account = deployment.account();
    EmrSettings usual = EmrSettings.DEFAULT;
    return new EmrSettings(
        account.serviceRole().map(Located::value).orElse(usual.serviceRole()),
        account.machineRole().map(Located::value).orElse(usual.machineRole()),
        account.subnets().stream().map(Located::value).toList(),
        account.securityGroups().stream().map(Located::value).toList(),
        account.bootstrap().stream().map(Located::value).toList(),
        account.logs().map(Located::value),
        account.securityConfiguration().map(Located::value),
        account.tags().stream()
            .collect(
                Collectors.toMap(
                    tag -> tag.key().value(), tag -> tag.value().value(), (a, b) -> b)),
        account.ledgerSecret().map(Located::value),
        usual.idle());
  }
}
