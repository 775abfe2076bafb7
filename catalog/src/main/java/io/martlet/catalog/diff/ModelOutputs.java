package io.martlet.catalog.diff;

/**
 * A pair of columns of a mart's table, and the model that they hold the scores of.
 *
 * @param number names the columns
 * @param scoringHash of all that decides the scores; empty when it is not known
 * @param inputs the model's inputs in their order, as one text; empty when they are not known
 */
public record ModelOutputs(
    String mart, int number, String model, String scoringHash, String inputs) {

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
