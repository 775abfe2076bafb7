package io.martlet.dsl;

import io.martlet.catalog.Located;
import io.martlet.catalog.RunTargets;
import java.math.BigDecimal;
import java.util.Optional;

/** Declares what a run on clusters is held to. */
public final class RunTargetsBuilder {

  private Optional<Located<BigDecimal>> hours = Optional.empty();
  private Optional<Located<BigDecimal>> budget = Optional.empty();
  private Optional<Located<String>> topic = Optional.empty();

  RunTargetsBuilder() {}

  /** How many hours it may take, such as {@code "7.5"}. */
  public RunTargetsBuilder hours(String number) {
    hours = Optional.of(Located.at(Caller.line(), new BigDecimal(number)));
    return this;
  }

  /** What it may cost, in the currency of the price file. */
  public RunTargetsBuilder budget(String amount) {
    budget = Optional.of(Located.at(Caller.line(), new BigDecimal(amount)));
    return this;
  }

  /** The ARN of the SNS topic that is told of its end. */
  public RunTargetsBuilder notifying(String arn) {
    topic = Optional.of(Located.at(Caller.line(), arn));
    return this;
  }

  RunTargets build() {
    return new RunTargets(hours, budget, topic);
  }
}
