package io.martlet.spark.score;

import io.martlet.spark.host.ModelFailure;
import io.martlet.spark.mart.MartFile;
import java.io.Serializable;
import java.util.HashMap;

/**
 * What one task made of one universe file.
 *
 * @param file the universe file's index
 * @param scores for each mart that is to be put together, the file with the scores
 * @param marts for each other mart, its own file
 * @param failures of models, by their places in the microbatch; what is counted of them means
 *     nothing
 * @param counts of all models, in the microbatch's order
 * @param work what it took; of a file that was found done, manifests know the times only
 */
record FileOutcome(
    int file,
    long rows,
    HashMap<String, String> scores,
    HashMap<String, MartFile> marts,
    HashMap<Integer, ModelFailure> failures,
    PackedCounts counts,
    FileWork work)
    implements Serializable {

  /** What the manifest of a pass's only file tells. */
  static FileOutcome of(PassManifest manifest) {
    PassFile file = manifest.files().get(0);
    return new FileOutcome(
        file.index(),
        file.rows(),
        new HashMap<>(file.scores()),
        new HashMap<>(file.marts()),
        new HashMap<>(manifest.failures()),
        PackedCounts.of(manifest.counts()),
        FileWork.remembered(file.rows(), manifest.times()));
  }
}
