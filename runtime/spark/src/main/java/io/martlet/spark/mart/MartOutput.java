package io.martlet.spark.mart;

import io.martlet.plan.PlanModel;
import io.martlet.spark.encode.ScoreFile;
import io.martlet.spark.scan.UniverseFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A mart's own file, written by the pass that has all of the mart's models: their scores as they
 * come, the key's chunks copied from the universe's file.
 */
public final class MartOutput implements AutoCloseable {

  private final MartLayout layout;
  private final UniverseFile universe;
  private final ChunkSource keys;
  private final ScoreFile scores;

  /**
   * @param models all of the mart's, in any order
   */
  public MartOutput(MartLayout layout, UniverseFile universe, List<PlanModel> models) {
    this.layout = layout;
    this.universe = universe;
    try {
      this.keys = ChunkSource.open(universe.path(), layout.key());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.scores =
        new ScoreFile(
            layout.newFile(universe.index()),
            MartColumns.inParquet(layout.schema()),
            models,
            (file, column, group, rows) -> keys.copy(file, column, group, rows));
  }

  /** Where the scores go. */
  public ScoreFile scores() {
    return scores;
  }

  /**
   * Audits the file once it is complete.
   *
   * @throws MartException when it is not what it must be
   */
  public MartFile audited() {
    try {
      return new MartFileAudit(layout, universe.path(), scores.path()).file();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    scores.close();
    try {
      keys.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
