package io.martlet.spark.mart;

import java.io.IOException;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** Writes one file of a mart, then reads it back and audits it. Runs on executors. */
final class MartFileTask implements Function<MartFileSpec, MartFile> {

  private static final long serialVersionUID = 1L;

  private final Broadcast<MartLayout> broadcast;

  MartFileTask(Broadcast<MartLayout> broadcast) {
    this.broadcast = broadcast;
  }

  @Override
  public MartFile call(MartFileSpec spec) throws IOException {
    MartLayout layout = broadcast.value();
    String target = layout.newFile(spec.universe().index());
    write(layout, spec, target);
    return new MartFileAudit(layout, spec.universe().path(), target).file();
  }

  /** Writes a file from the one that it goes on from, if there is one and that pays. */
  static void write(MartLayout layout, MartFileSpec spec, String target) throws IOException {
    MartFilePatch patch = new MartFilePatch(layout);
    if (spec.base() != null && patch.pays(spec)) {
      patch.write(spec, target);
    } else {
      new MartFileWriter(layout).write(spec, target);
    }
  }
}
