package io.martlet.spark.score;

import io.martlet.spark.host.HostSettings;
import java.io.Serializable;

/**
 * What a task needs to know of its pass; all else is in the plan.
 *
 * @param plan the text of the run plan, with no other microbatch than the pass's
 * @param planDigest the digest of the whole plan
 * @param projectionJar where the generated projections are
 * @param artifacts the folder of the pinned files
 * @param output the folder for the pass's score files
 */
record PassSpec(
    String plan,
    String planDigest,
    String projectionJar,
    String artifacts,
    String output,
    HostSettings hosts)
    implements Serializable {}
