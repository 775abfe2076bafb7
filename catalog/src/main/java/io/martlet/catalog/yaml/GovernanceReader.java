package io.martlet.catalog.yaml;

import io.martlet.catalog.AcceptedBreak;
import io.martlet.catalog.Governance;
import io.martlet.catalog.Located;
import io.martlet.catalog.Policy;
import io.martlet.catalog.Suppression;
import io.martlet.catalog.schema.Grammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds what a team has agreed on, from the main file. */
final class GovernanceReader {

  private GovernanceReader() {}

  /**
   * @param inPlace the suppressions that marts and models have
   */
  static Governance read(Keys keys, List<Suppression> inPlace) {
    List<Suppression> suppressions =
        new ArrayList<>(keys.may("suppress").map(SuppressionReader::central).orElse(List.of()));
    suppressions.addAll(inPlace);
    return new Governance(
        keys.may("policy").map(GovernanceReader::policy).orElse(Policy.NONE),
        suppressions,
        keys.may("accepted-breaks").map(GovernanceReader::accepted).orElse(List.of()));
  }

  private static Policy policy(Value policy) {
    return policy
        .keys(Grammar.POLICY)
        .map(
            keys ->
                new Policy(
                    flag(keys, "require-owner"),
                    flag(keys, "require-sha256"),
                    keys.may("least-records").flatMap(Value::integer),
                    keys.may("drift-note").flatMap(Value::decimal),
                    keys.may("drift-hold").flatMap(Value::decimal)))
        .orElse(Policy.NONE);
  }

  private static boolean flag(Keys keys, String key) {
    return keys.may(key).flatMap(Value::flag).map(Located::value).orElse(false);
  }

  private static List<AcceptedBreak> accepted(Value list) {
    List<AcceptedBreak> accepted = new ArrayList<>();
    for (Value value : list.list().orElse(List.of())) {
      acceptedBreak(value).ifPresent(accepted::add);
    }
    return accepted;
  }

  private static Optional<AcceptedBreak> acceptedBreak(Value value) {
    boolean ofKey = value.hasKey("key");
    Optional<Keys> keys = value.keys(ofKey ? Grammar.ACCEPTED_KEY : Grammar.ACCEPTED_BREAK);
    Optional<Located<String>> subject =
        keys.flatMap(known -> known.must(ofKey ? "key" : "model")).flatMap(Value::text);
    Optional<Located<String>> reason =
        keys.flatMap(known -> known.must("reason")).flatMap(Value::text);
    return subject.isEmpty() || reason.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AcceptedBreak(
                ofKey ? AcceptedBreak.Kind.KEY : AcceptedBreak.Kind.MODEL,
                subject.get(),
                reason.get()));
  }
}
