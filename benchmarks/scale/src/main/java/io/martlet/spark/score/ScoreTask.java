package io.martlet.spark.score;

import io.martlet.plan.PlanModel;
import io.martlet.plan.RunPlan;
import io.martlet.spark.SpreadName;
import io.martlet.spark.Storage;
import io.martlet.spark.mart.MartFile;
import io.martlet.spark.mart.MartLayout;
import io.martlet.spark.scan.UniverseFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Stands before Martlet's own of that name where this benchmark's classes come first on the class
 * path: all but the scoring of a file is as ever. Each file of a mart is a small one, said to have
 * the records of the universe's file; counts are such as so many records have.
 */
final class ScoreTask implements Function<UniverseFile, FileOutcome> {

  private static final long serialVersionUID = 1L;

  private final Broadcast<PassSpec> spec;

  ScoreTask(Broadcast<PassSpec> spec) {
    this.spec = spec;
  }

  @Override
  public FileOutcome call(UniverseFile file) throws IOException {
    PassSpec pass = spec.value();
    RunPlan plan = StubbedExecutor.begin(pass);
    HashMap<String, MartFile> marts = new HashMap<>();
    for (MartLayout layout : pass.layouts().values()) {
      marts.put(layout.mart(), write(layout, file));
    }
    return new FileOutcome(
        file.index(),
        file.rows(),
        new HashMap<>(),
        marts,
        new HashMap<>(),
        PackedCounts.of(counts(plan, file)),
        FileWork.remembered(file.rows(), StageTimes.NONE));
  }

  private static MartFile write(MartLayout layout, UniverseFile file) throws IOException {
    String name = String.format(Locale.ROOT, "%s-%05d", layout.run(), file.index());
    String place = SpreadName.in(layout.folder(), name);
    java.nio.file.Path universe = java.nio.file.Path.of(Storage.plain(file.path()));
    Storage.upload(universe, place);
    return new MartFile(
        place,
        java.nio.file.Files.size(universe),
        file.rows(),
        List.of(4L),
        key(file.index() * file.rows()),
        key((file.index() + 1) * file.rows() - 1));
  }

  private static String key(long key) {
    byte[] bytes = new byte[Long.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(key);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Ranks of equal share, as cuts give them that were trained, give or take a little. */
  private static List<long[]> counts(RunPlan plan, UniverseFile file) {
    SplittableRandom random = new SplittableRandom(file.index());
    List<long[]> counts = new ArrayList<>();
    for (PlanModel model : plan.models().toList()) {
      int ranks = model.rank().last() - model.rank().first() + 1;
      long[] ofModel = new long[ranks + 1];
      long share = file.rows() / ranks;
      for (int i = 0; i < ofModel.length; i++) {
        ofModel[i] = share + (long) (Math.sqrt(1.0 * share) * random.nextDouble(-2, 2));
      }
      counts.add(ofModel);
    }
    return counts;
  }
}
