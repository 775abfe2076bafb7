package io.martlet.catalog.yaml;

import io.martlet.catalog.ClusterTag;
import io.martlet.catalog.Deployment;
import io.martlet.catalog.EmrAccount;
import io.martlet.catalog.Fleet;
import io.martlet.catalog.Located;
import io.martlet.catalog.RunTargets;
import io.martlet.catalog.format.Emitter;
import java.math.BigDecimal;
import java.util.Optional;

/** Writes the deployment's file: what is not as usual. */
final class DeploymentText {

  private DeploymentText() {}

  static String of(Deployment deployment) {
    Deployment usual = Deployment.DEFAULT;
    StringBuilder out = new StringBuilder();
    if (!deployment.release().equals(usual.release())) {
      out.append("release: ").append(Emitter.text(deployment.release())).append('\n');
    }
    append("clusters", deployment.clusters(), usual.clusters(), out);
    append(
        "microbatches-per-step",
        deployment.microbatchesPerStep(),
        usual.microbatchesPerStep(),
        out);
    append(
        "models-per-microbatch",
        deployment.modelsPerMicrobatch(),
        usual.modelsPerMicrobatch(),
        out);
    if (!deployment.fleets().isEmpty()) {
      out.append("fleets:\n");
      deployment.fleets().forEach(fleet -> append(fleet, out));
    }
    deployment
        .storageRoot()
        .ifPresent(
            root -> out.append("storage:\n  root: ").append(Emitter.text(root)).append('\n'));
    if (!deployment.account().equals(EmrAccount.USUAL)) {
      out.append("emr:\n");
      append(deployment.account(), out);
    }
    append(deployment.targets(), out);
    if (!deployment.newer().isEmpty()) {
      out.append(Emitter.list("newer: ", deployment.newer())).append('\n');
    }
    if (!deployment.sandbox().equals(usual.sandbox())) {
      out.append("sandbox: ").append(deployment.sandbox().value().keyword()).append('\n');
    }
    return out.toString();
  }

  private static void append(EmrAccount account, StringBuilder out) {
    append("region", account.region(), out);
    append("service-role", account.serviceRole(), out);
    append("machine-role", account.machineRole(), out);
    if (!account.subnets().isEmpty()) {
      out.append(Emitter.list("  subnets: ", account.subnets())).append('\n');
    }
    if (!account.securityGroups().isEmpty()) {
      out.append(Emitter.list("  security-groups: ", account.securityGroups())).append('\n');
    }
    append("logs", account.logs(), out);
    append("security-configuration", account.securityConfiguration(), out);
    append("ledger-secret", account.ledgerSecret(), out);
    if (!account.bootstrap().isEmpty()) {
      out.append(Emitter.list("  bootstrap: ", account.bootstrap())).append('\n');
    }
    if (!account.tags().isEmpty()) {
      out.append("  tags:\n");
      account.tags().forEach(tag -> append(tag, out));
    }
  }

  private static void append(ClusterTag tag, StringBuilder out) {
    out.append("    ").append(Emitter.text(tag.key())).append(": ");
    out.append(Emitter.text(tag.value())).append('\n');
  }

  private static void append(RunTargets targets, StringBuilder out) {
    if (targets.equals(RunTargets.NONE)) {
      return;
    }
    out.append("targets:\n");
    targets.hours().ifPresent(hours -> append("hours", hours, out));
    targets.budget().ifPresent(budget -> append("budget", budget, out));
    append("notify", targets.topic(), out);
  }

  private static void append(String key, Located<BigDecimal> number, StringBuilder out) {
    out.append("  ").append(key).append(": ");
    out.append(number.value().toPlainString()).append('\n');
  }

  private static void append(String key, Optional<Located<String>> text, StringBuilder out) {
    text.ifPresent(
        value ->
            out.append("  ").append(key).append(": ").append(Emitter.text(value)).append('\n'));
  }

  private static void append(
      String key, Located<Integer> value, Located<Integer> usual, StringBuilder out) {
    if (!value.equals(usual)) {
      out.append(key).append(": ").append(value).append('\n');
    }
  }

  private static void append(Fleet fleet, StringBuilder out) {
    out.append("  ").append(fleet.role().value().keyword()).append(":\n");
    fleet.onDemand().ifPresent(count -> out.append("    on-demand: ").append(count).append('\n'));
    fleet.spot().ifPresent(count -> out.append("    spot: ").append(count).append('\n'));
    out.append(Emitter.list("    types: ", fleet.types())).append('\n');
  }
}
