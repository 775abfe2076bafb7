package io.martlet.spark.host;

/** Why a model failed. The codes are those of the host protocol. */
public enum FailureKind {
  /** Its binary, symbol or parameters did not load. */
  LOAD_ERROR(1),
  /** It returned an error. */
  MODEL_ERROR(2),
  /** It ended the host. */
  CRASHED(3),
  /** It took longer than allowed. */
  TIMED_OUT(4),
  OUT_OF_MEMORY(5),
  /** A rank out of its range, a binary that is neither 0 nor 1, or a record left out. */
  BAD_OUTPUT(6),
  /** It did what the sandbox forbids. */
  VIOLATION(7);

  private final int code;

  FailureKind(int code) {
    this.code = code;
  }

  static FailureKind of(int code) {
    for (FailureKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new HostException("the host reported a failure of unknown kind " + code);
  }
}
