package io.martlet.codegen.source;

import io.martlet.catalog.ClusterTag;
import io.martlet.catalog.Deployment;
import io.martlet.catalog.EmrAccount;
import io.martlet.catalog.Fleet;
import io.martlet.catalog.Located;
import io.martlet.catalog.RunTargets;
import io.martlet.codegen.columns.Literal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a deployment in Java: what is not as usual. */
final class DeploymentText {

  private DeploymentText() {}

  static void append(Deployment deployment, Lines lines) {
    if (deployment.equals(Deployment.DEFAULT)) {
      return;
    }
    lines.add(8, ".deployed(").add(12, "deployment ->").add(16, "deployment");
    List<String> calls = calls(deployment);
    for (int i = 0; i < calls.size(); i++) {
      lines.add(20, calls.get(i) + (i + 1 < calls.size() ? "" : ")"));
    }
  }

  private static List<String> calls(Deployment deployment) {
    Deployment usual = Deployment.DEFAULT;
    List<String> calls = new ArrayList<>();
    if (!deployment.release().equals(usual.release())) {
      calls.add(".release(" + Literal.of(deployment.release()) + ")");
    }
    add("clusters", deployment.clusters(), usual.clusters(), calls);
    add(
        "microbatchesPerStep",
        deployment.microbatchesPerStep(),
        usual.microbatchesPerStep(),
        calls);
    add(
        "modelsPerMicrobatch",
        deployment.modelsPerMicrobatch(),
        usual.modelsPerMicrobatch(),
        calls);
    deployment.fleets().forEach(fleet -> calls.add(call(fleet)));
    deployment.storageRoot().ifPresent(root -> calls.add(".storedAt(" + Literal.of(root) + ")"));
    if (!deployment.account().equals(EmrAccount.USUAL)) {
      calls.add(".inAccount(account -> account" + calls(deployment.account()) + ")");
    }
    if (!deployment.targets().equals(RunTargets.NONE)) {
      calls.add(".within(targets -> targets" + calls(deployment.targets()) + ")");
    }
    if (!deployment.newer().isEmpty()) {
      calls.add(".newer(" + texts(deployment.newer()) + ")");
    }
    if (!deployment.sandbox().equals(usual.sandbox())) {
      calls.add(".sandboxed()");
    }
    return calls;
  }

  private static String calls(EmrAccount account) {
    return call("region", account.region())
        + call("serviceRole", account.serviceRole())
        + call("machineRole", account.machineRole())
        + call("subnets", account.subnets())
        + call("securityGroups", account.securityGroups())
        + call("logsAt", account.logs())
        + call("securityConfiguration", account.securityConfiguration())
        + call("ledgerSecret", account.ledgerSecret())
        + call("bootstrap", account.bootstrap())
        + account.tags().stream().map(DeploymentText::call).collect(Collectors.joining());
  }

  private static String calls(RunTargets targets) {
    return number("hours", targets.hours())
        + number("budget", targets.budget())
        + call("notifying", targets.topic());
  }

  private static String number(String method, Optional<Located<BigDecimal>> number) {
    return number
        .map(value -> ".%s(\"%s\")".formatted(method, value.value().toPlainString()))
        .orElse("");
  }

  private static String call(ClusterTag tag) {
    return ".tag(" + Literal.of(tag.key()) + ", " + Literal.of(tag.value()) + ")";
  }

  private static String call(String method, List<Located<String>> texts) {
    return texts.isEmpty() ? "" : "." + method + "(" + texts(texts) + ")";
  }

  private static String texts(List<Located<String>> texts) {
    return texts.stream().map(Literal::of).collect(Collectors.joining(", "));
  }

  private static String call(String method, Optional<Located<String>> text) {
    return text.map(value -> "." + method + "(" + Literal.of(value) + ")").orElse("");
  }

  private static void add(
      String method, Located<Integer> value, Located<Integer> usual, List<String> calls) {
    if (!value.equals(usual)) {
      calls.add("." + method + "(" + value + ")");
    }
  }

  private static String call(Fleet fleet) {
    String types = fleet.types().stream().map(Literal::of).collect(Collectors.joining(", "));
    return "."
        + fleet.role().value().keyword()
        + "(fleet -> fleet"
        + fleet.onDemand().map(count -> ".onDemand(" + count + ")").orElse("")
        + fleet.spot().map(count -> ".spot(" + count + ")").orElse("")
        + ".ofTypes("
        + types
        + "))";
  }
}
