package io.martlet.plan;

import io.martlet.catalog.RankRange;
import io.martlet.catalog.diff.ModelOutputs;
import java.util.List;
import java.util.Optional;

/**
 * A model as a run scores it.
 *
 * @param symbol what its binary calls it
 * @param scoringHash of everything that decides its scores; equal hashes need no re-scoring
 */
public record PlanModel(
    String mart,
    int number,
    String name,
    List<String> inputs,
    String binary,
    String symbol,
    Optional<PlanFile> parameters,
    RankRange rank,
    String scoringHash) {

  public PlanModel {
    inputs = List.copyOf(inputs);
  }

  /** As it was scored once: what decided its scores then may be another now. */
  public PlanModel scoredAs(String hash, RankRange ranks) {
    return new PlanModel(mart, number, name, inputs, binary, symbol, parameters, ranks, hash);
  }

  /** Mart and name, such as {@code deposits/term_deposit}. */
  public String subject() {
    return mart + "/" + name;
  }

  /** The columns that its scores go to. */
  public ModelOutputs outputs() {
    return ModelOutputs.of(mart, number, name, scoringHash, inputs);
  }

  public String rankColumn() {
    return "model" + number + "_rank";
  }

  public String binaryColumn() {
    return "model" + number + "_binary";
  }
}
