package io.martlet.catalog;

import io.martlet.catalog.constraint.Limit;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a run on clusters is held to, and who hears of its end.
 *
 * @param hours from its submission to its end
 * @param budget what it may cost, in the currency of the prices that it is reckoned with
 * @param topic the ARN of the SNS topic that is told of its end
 */
public record RunTargets(
    Optional<Located<@Limit BigDecimal>> hours,
    Optional<Located<@Limit BigDecimal>> budget,
    Optional<Located<String>> topic) {

  /** What the ARN of a topic looks like. */
  public static final String TOPIC = "arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}";

  /** It is held to nothing. */
  public static final RunTargets NONE =
      new RunTargets(Optional.empty(), Optional.empty(), Optional.empty());
}
