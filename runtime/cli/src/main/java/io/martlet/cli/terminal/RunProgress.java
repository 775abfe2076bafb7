package io.martlet.cli.terminal;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on the terminal while models are scored; nothing where nobody watches. */
public final class RunProgress implements AutoCloseable {

  private final ProgressBar bar;

  public RunProgress(long modelRecords) {
    this.bar =
        Console.watched()
            ? new ProgressBarBuilder()
                .setTaskName("  score")
                .setInitialMax(modelRecords)
                .setUnit(" model-records", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setMaxRenderedLength(80)
                .showSpeed()
                .clearDisplayOnFinish()
                .build()
            : null;
  }

  public void scored(long modelRecords) {
    if (bar != null) {
      bar.stepBy(modelRecords);
    }
  }

  /** So many are scored in all. */
  public void reached(long modelRecords) {
    if (bar != null) {
      bar.stepTo(modelRecords);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
