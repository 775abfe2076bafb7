package io.martlet.catalog.diff;

import io.martlet.catalog.Sha256Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A pair of columns of a mart's table, and the model that they hold the scores of.
 *
 * @param number names the columns
 * @param scoringHash of all that decides the scores; empty when it is not known
 * @param inputs the SHA-256 of the model's inputs in their order; empty when they are not known
 */
public record ModelOutputs(
    String mart, int number, String model, String scoringHash, String inputs) {

  public static ModelOutputs of(
      String mart, int number, String model, String scoringHash, List<String> inputs) {
    byte[] names = String.join(",", inputs).getBytes(StandardCharsets.UTF_8);
    return new ModelOutputs(mart, number, model, scoringHash, Sha256Digest.of(names));
  }

  /** Mart and name, such as {@code deposits/term_deposit}. */
  public String subject() {
    return mart + "/" + model;
  }

  /** What names the columns: consumers know them by nothing else. */
  Slot slot() {
    return new Slot(mart, number);
  }

  record Slot(String mart, int number) {}

  /** Whether the other's scores may well be of the same model, under another name. */
  boolean resembles(ModelOutputs other) {
    return scoresAs(other) || (!inputs.isEmpty() && inputs.equals(other.inputs));
  }

  boolean scoresAs(ModelOutputs other) {
    return !scoringHash.isEmpty() && scoringHash.equals(other.scoringHash);
  }
}
