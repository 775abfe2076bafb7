package io.martlet.spark.mart;

import io.martlet.catalog.diff.MartKey;
import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanModel;
import io.martlet.plan.RunPlan;
import io.martlet.spark.scan.UniverseFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Puts a mart together from the score files of its passes: write, audit, publish. */
public final class MartPublisher {

  private final JavaSparkContext spark;
  private final MartTables tables;
  private final RunPlan plan;
  private final MartKey key;
  private final Map<String, PublishedMart> seen;
  private final String run;

  /**
   * @param seen what the plan was compared with, of each mart that was published before
   */
  public MartPublisher(
      JavaSparkContext spark,
      MartTables tables,
      RunPlan plan,
      Map<String, PublishedMart> seen,
      String run) {
    this.spark = spark;
    this.tables = tables;
    this.plan = plan;
    this.key = plan.universe().martKey();
    this.seen = Map.copyOf(seen);
    this.run = run;
  }

  /** A mart whose files are written and audited, and that nobody sees yet. */
  public final class Written {

    private final PlanMart mart;
    private final MartTable table;
    private final Schema schema;
    private final List<DataFile> files;

    private Written(PlanMart mart, MartTable table, Schema schema, List<DataFile> files) {
      this.mart = mart;
      this.table = table;
      this.schema = schema;
      this.files = files;
    }

    /**
     * Keeps the mart where readers do not see it.
     *
     * @return the staged snapshot's id
     */
    public long stage() {
      return table.stage(run, files);
    }

    /**
     * Shows the mart to readers; every model must have scores.
     *
     * @throws MartException when another run has changed the mart since the plan was compared with
     *     it
     * @return the published snapshot's id
     */
    public long publish() {
      Optional<Long> snapshot =
          Optional.ofNullable(seen.get(mart.name())).map(PublishedMart::snapshot);
      return table.publish(run, snapshot, key, mart.models(), schema, files);
    }
  }

  /**
   * Writes a mart's files and audits them.
   *
   * @param passes for each model that has scores, the pass that made them
   * @param scoreFile the score file of a pass for a file of the universe
   * @throws MartException when a file is not what it must be
   */
  public Written write(
      PlanMart mart,
      List<UniverseFile> universe,
      Map<PlanModel, String> passes,
      BiFunction<String, UniverseFile, String> scoreFile) {
    MartTable table = tables.create(mart.name(), plan.catalog(), key);
    Schema schema = table.schemaOf(key, mart.models());
    List<MartFileSpec> specs = new ArrayList<>();
    for (UniverseFile file : universe) {
      HashMap<String, String> scores = new HashMap<>();
      passes.values().stream()
          .distinct()
          .forEach(pass -> scores.put(pass, scoreFile.apply(pass, file)));
      String target =
          String.format(
              Locale.ROOT, "%s/data/%s-%05d.parquet", table.location(), run, file.index());
      specs.add(new MartFileSpec(file.path(), target, scores));
    }
    Broadcast<MartLayout> layout =
        spark.broadcast(MartLayout.of(mart.name(), schema, key.name(), mart.models(), passes));
    try {
      List<DataFile> files =
          spark
              .parallelize(specs, Math.max(1, specs.size()))
              .map(new MartFileTask(layout))
              .collect();
      requireRecords(mart, universe, files);
      return new Written(mart, table, schema, files);
    } finally {
      layout.destroy();
    }
  }

  private static void requireRecords(
      PlanMart mart, List<UniverseFile> universe, List<DataFile> files) {
    long expected = universe.stream().mapToLong(UniverseFile::rows).sum();
    long found = files.stream().mapToLong(DataFile::recordCount).sum();
    if (files.size() != universe.size() || found != expected) {
      throw new MartException(
          String.format(
              Locale.ROOT,
              "mart \"%s\" has %,d records, the universe has %,d",
              mart.name(),
              found,
              expected));
    }
  }
}
