package io.martlet.spark.host;

import java.io.Serializable;

/**
 * Why a model failed.
 *
 * @param record the key of the record at which it failed; empty when that is unknown
 * @param signal the signal that ended the host, or the model's own process, such as {@code
 *     SIGABRT}; empty when none did
 */
public record ModelFailure(FailureKind kind, String signal, String message, String record)
    implements Serializable {

  /** Of what a model says, as much is kept as can be printed. */
  public ModelFailure {
    message = ForeignText.of(message);
  }

  /** The same, told in other words. */
  public ModelFailure says(String words) {
    return new ModelFailure(kind, signal, words, record);
  }

  /** The same, at the record with that key. */
  public ModelFailure at(String key) {
    return new ModelFailure(kind, signal, message, key);
  }

  /**
   * @param signal the number of the one that ended the model's own process, 0 for none
   */
  static ModelFailure of(FailureKind kind, int signal, String message) {
    return new ModelFailure(kind, signal == 0 ? "" : Signals.name(signal), message, "");
  }

  static ModelFailure of(FailureKind kind, String message) {
    return new ModelFailure(kind, "", message, "");
  }
}
