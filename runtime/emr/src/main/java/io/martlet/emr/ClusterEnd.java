package io.martlet.emr;

/** How the part of a run that one of the plan's clusters does came to its end. */
public enum ClusterEnd {
  /** All of its steps are done. */
  DONE("done"),
  /** Some step failed as often as it was tried. */
  STEPS_FAILED("steps failed"),
  /** As many clusters were lost as are started for it. */
  LOST("clusters lost"),
  /** Somebody has cancelled the run. */
  CANCELLED("cancelled"),
  /** It took too long. */
  TIMED_OUT("out of time");

  private final String words;

  ClusterEnd(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
