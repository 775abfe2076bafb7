package io.martlet.catalog.yaml;

import io.martlet.catalog.ClusterTag;
import io.martlet.catalog.Deployment;
import io.martlet.catalog.EmrAccount;
import io.martlet.catalog.Fleet;
import io.martlet.catalog.FleetRole;
import io.martlet.catalog.Located;
import io.martlet.catalog.RunTargets;
import io.martlet.catalog.SandboxDemand;
import io.martlet.catalog.schema.Grammar;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Binds the deployment's file. What it leaves out is as in {@link Deployment#DEFAULT}. */
final class DeploymentReader {

  private static final List<String> SANDBOX_DEMANDS =
      Arrays.stream(SandboxDemand.values()).map(SandboxDemand::keyword).toList();

  private DeploymentReader() {}

  static Optional<Deployment> read(Value root) {
    return root.keys(Grammar.DEPLOYMENT).map(DeploymentReader::deployment);
  }

  private static Deployment deployment(Keys keys) {
    Deployment usual = Deployment.DEFAULT;
    return new Deployment(
        keys.may("release").flatMap(Value::text).orElse(usual.release()),
        integer(keys, "clusters", usual.clusters()),
        integer(keys, "microbatches-per-step", usual.microbatchesPerStep()),
        integer(keys, "models-per-microbatch", usual.modelsPerMicrobatch()),
        keys.may("fleets")
            .flatMap(value -> value.keys(Grammar.FLEETS))
            .map(DeploymentReader::fleets)
            .orElse(List.of()),
        keys.may("storage")
            .flatMap(value -> value.keys(Grammar.STORAGE))
            .flatMap(storage -> storage.must("root"))
            .flatMap(Value::text),
        keys.may("emr")
            .flatMap(value -> value.keys(Grammar.EMR))
            .map(DeploymentReader::account)
            .orElse(EmrAccount.USUAL),
        keys.may("targets")
            .flatMap(value -> value.keys(Grammar.TARGETS))
            .map(DeploymentReader::targets)
            .orElse(RunTargets.NONE),
        keys.may("newer").flatMap(Value::texts).orElse(List.of()),
        keys.may("sandbox")
            .flatMap(value -> value.word(SANDBOX_DEMANDS, SandboxDemand::of))
            .orElse(usual.sandbox()));
  }

  private static EmrAccount account(Keys keys) {
    return new EmrAccount(
        text(keys, "region"),
        text(keys, "service-role"),
        text(keys, "machine-role"),
        keys.may("subnets").flatMap(Value::texts).orElse(List.of()),
        keys.may("security-groups").flatMap(Value::texts).orElse(List.of()),
        text(keys, "logs"),
        text(keys, "security-configuration"),
        text(keys, "ledger-secret"),
        keys.may("bootstrap").flatMap(Value::texts).orElse(List.of()),
        keys.may("tags").map(DeploymentReader::tags).orElse(List.of()));
  }

  private static List<ClusterTag> tags(Value tags) {
    return tags.named("{ team: growth }").stream()
        .flatMap(tag -> tag.value().text().map(value -> new ClusterTag(tag.name(), value)).stream())
        .toList();
  }

  private static RunTargets targets(Keys keys) {
    return new RunTargets(
        keys.may("hours").flatMap(Value::decimal),
        keys.may("budget").flatMap(Value::decimal),
        text(keys, "notify"));
  }

  private static Optional<Located<String>> text(Keys keys, String key) {
    return keys.may(key).flatMap(Value::text);
  }

  private static List<Fleet> fleets(Keys keys) {
    return Arrays.stream(FleetRole.values()).flatMap(role -> fleet(role, keys).stream()).toList();
  }

  private static Optional<Fleet> fleet(FleetRole role, Keys fleets) {
    return fleets
        .may(role.keyword())
        .flatMap(value -> value.keys(Grammar.FLEET, "the %s fleet".formatted(role.keyword())))
        .flatMap(keys -> fleet(Located.at(fleets.location(role.keyword()), role), keys));
  }

  private static Optional<Fleet> fleet(Located<FleetRole> role, Keys keys) {
    Optional<Located<Integer>> onDemand = keys.may("on-demand").flatMap(Value::integer);
    Optional<Located<Integer>> spot = keys.may("spot").flatMap(Value::integer);
    Optional<List<Located<String>>> families = FleetFamilies.types(keys);
    Optional<List<Located<String>>> types =
        families.isPresent()
            ? keys.may("types").flatMap(Value::texts).or(() -> Optional.of(List.of()))
            : keys.must("types").flatMap(Value::texts);
    return types.map(
        named ->
            new Fleet(
                role,
                onDemand,
                spot,
                Stream.concat(named.stream(), families.orElse(List.of()).stream()).toList()));
  }

  private static Located<Integer> integer(Keys keys, String key, Located<Integer> usual) {
    return keys.may(key).flatMap(Value::integer).orElse(usual);
  }
}
