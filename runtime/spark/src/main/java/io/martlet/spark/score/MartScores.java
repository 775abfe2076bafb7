package io.martlet.spark.score;

import io.martlet.spark.encode.ScoreFile;
import io.martlet.spark.host.HostSession;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The microbatch's models of one mart, and the file that their scores go to.
 *
 * @param models their indexes in the microbatch, in the file's order
 */
record MartScores(ScoreFile file, List<Integer> models) {

  /**
   * Adds the batch awaited last.
   *
   * @param ranks at least as long as a batch, to be written over
   * @param binaries the same
   */
  void append(HostSession session, int[] ranks, byte[] binaries, int rows) {
    for (int i = 0; i < models.size(); i++) {
      int model = models.get(i);
      if (!session.failures().containsKey(model)) {
        session.view().getInts(session.ranks(model), ranks, rows);
        session.view().getBytes(session.binaries(model), binaries, rows);
        file.append(i, ranks, binaries, rows);
      }
    }
  }

  void endRowGroup(long rows, Set<Integer> failedModels) {
    Set<Integer> failed = new HashSet<>();
    for (int i = 0; i < models.size(); i++) {
      if (failedModels.contains(models.get(i))) {
        failed.add(i);
      }
    }
    file.endRowGroup(rows, failed);
  }
}
