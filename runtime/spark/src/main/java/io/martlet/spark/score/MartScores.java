package io.martlet.spark.score;

import io.martlet.spark.Storage;
import io.martlet.spark.encode.ScoreFile;
import io.martlet.spark.host.HostSession;
import io.martlet.spark.mart.MartFile;
import io.martlet.spark.mart.MartOutput;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The microbatch's models of one mart, and the file that their scores go to. */
final class MartScores implements AutoCloseable {

  private final List<Integer> models;
  private final ScoreFile file;
  private final Optional<MartOutput> own;

  /**
   * @param models their indexes in the microbatch, in the file's order
   */
  private MartScores(List<Integer> models, ScoreFile file, Optional<MartOutput> own) {
    this.models = models;
    this.file = file;
    this.own = own;
  }

  /** Scores for a mart that is put together later. */
  static MartScores apart(ScoreFile file, List<Integer> models) {
    return new MartScores(models, file, Optional.empty());
  }

  /** The mart's own file, which becomes that if no model fails. */
  static MartScores own(MartOutput output, List<Integer> models) {
    return new MartScores(models, output.scores(), Optional.of(output));
  }

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

  /** Where the scores go. */
  String path() {
    return file.path();
  }

  /** How many bytes it has. */
  long bytes() {
    return file.bytes();
  }

  /** Adds the models' counts to those of the microbatch. */
  void count(long[][] counts) {
    for (int i = 0; i < models.size(); i++) {
      counts[models.get(i)] = file.counts(i);
    }
  }

  /**
   * Completes the file.
   *
   * @return the mart's own file, if it is that and lacks no score
   */
  Optional<MartFile> end(Set<Integer> failedModels) {
    file.end();
    boolean isWhole = models.stream().noneMatch(failedModels::contains);
    return own.filter(output -> isWhole).map(MartOutput::audited);
  }

  /** Deletes the file, whatever has become of it. */
  void discard(Throwable why) {
    try {
      try {
        close();
      } finally {
        Storage.delete(path());
      }
    } catch (RuntimeException e) {
      why.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    own.ifPresentOrElse(MartOutput::close, file::close);
  }
}
