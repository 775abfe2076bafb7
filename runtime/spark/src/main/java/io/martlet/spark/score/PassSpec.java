package io.martlet.spark.score;

import io.martlet.spark.host.HostSettings;
import io.martlet.spark.mart.MartLayout;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a task needs to know of its pass; all else is in the plan.
 *
 * @param run that the pass is one of
 * @param plan the text of the run plan, with no other microbatch than the pass's
 * @param planDigest the digest of the whole plan
 * @param projectionJar where the generated projections are
 * @param artifacts the folder of the pinned files
 * @param output the folder for the pass's score files
 * @param layouts of the marts that the pass has all models of, whose own files it writes
 */
record PassSpec(
    String run,
    String plan,
    String planDigest,
    String projectionJar,
    String artifacts,
    String output,
    HashMap<String, MartLayout> layouts,
    HostSettings hosts)
    implements Serializable {

  /** By mart, {@link MartLayout#digest}. */
  Map<String, String> layoutDigests() {
    Map<String, String> digests = new TreeMap<>();
    layouts.forEach((mart, layout) -> digests.put(mart, layout.digest()));
    return digests;
  }
}
