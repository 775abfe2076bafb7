package io.martlet.properties.mart;

/**
 * Something that happens to a catalog before its next run.
 *
 * @param pick chooses a model, or a value
 * @param accepting whether the catalog accepts what breaks
 * @param manner how the run goes about it
 */
record Step(Kind kind, int pick, boolean accepting, Manner manner) {

  /** What a run keeps. */
  enum Manner {
    USUAL,
    ALL_ANEW,
    SINCE_PUBLISHED,
    SINCE_LAST_RUN
  }

  enum Kind {
    NOTHING,
    ADD,
    RETIRE,
    RENAME,
    RENUMBER,
    REPLACE,
    RESCORE,
    CHANGE_RANGE,
    REORDER,
    RETYPE_KEY,
    CHANGE_KEY,
    FAIL,
    MEND,
    DELIVER_FEW,
    DELIVER_MANY,
    REVERT
  }
}
