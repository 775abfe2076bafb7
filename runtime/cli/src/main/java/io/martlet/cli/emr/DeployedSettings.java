package io.martlet.cli.emr;

import io.martlet.catalog.Deployment;
import io.martlet.emr.EmrSettings;

/** What a deployment says of the clusters that it has started. */
final class DeployedSettings {

  private DeployedSettings() {}

  static EmrSettings of(Deployment deployment) {
    return EmrSettings.DEFAULT;
  }
}
