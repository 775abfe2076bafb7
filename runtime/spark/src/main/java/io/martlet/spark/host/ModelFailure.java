package io.martlet.spark.host;

import java.io.Serializable;

/**
 * Why a model failed.
 *
 * @param signal the signal that ended the host, such as {@code SIGABRT}; empty when none did
 */
public record ModelFailure(FailureKind kind, String signal, String message)
    implements Serializable {

  /** The same, told in other words. */
  public ModelFailure says(String words) {
    return new ModelFailure(kind, signal, words);
  }

  static ModelFailure of(FailureKind kind, String message) {
    return new ModelFailure(kind, "", message);
  }
}
