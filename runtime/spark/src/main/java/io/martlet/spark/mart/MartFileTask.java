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
    MartFilePatch patch = new MartFilePatch(layout);
    if (spec.base() != null && patch.pays(spec)) {
      patch.write(spec, target);
    } else {
      new MartFileWriter(layout).write(spec, target);
    }
    return new MartFileAudit(layout, spec.universe().path(), target).file();
  }
}
