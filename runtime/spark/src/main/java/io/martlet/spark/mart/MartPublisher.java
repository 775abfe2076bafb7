package io.martlet.spark.mart;

import io.martlet.catalog.diff.MartKey;
import io.martlet.plan.PlanBase;
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
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Puts a mart together from what its passes have left: write, audit, publish. */
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
    private final MartLayout layout;
    private final List<DataFile> files;

    private Written(PlanMart mart, MartTable table, MartLayout layout, List<MartFile> files) {
      this.mart = mart;
      this.table = table;
      this.layout = layout;
      Types.NestedField keyField = layout.schema().findField(layout.key());
      this.files = files.stream().map(file -> file.dataFile(keyField)).toList();
    }

    /**
     * Keeps the mart where readers do not see it.
     *
     * @return the staged snapshot's id
     */
    public long stage() {
      return table.stage(run, layout.schema(), files);
    }

    /**
     * Shows the mart to readers; every model must have scores.
     *
     * @throws MartException when another run has changed the mart since the plan was compared with
     *     it
     * @return the published snapshot's id
     */
    public long publish() {
      Optional<Long> former =
          Optional.ofNullable(seen.get(mart.name())).map(PublishedMart::snapshot);
      return table.publish(run, former, key, mart.models(), layout.schema(), files);
    }
  }

  /** The snapshot that this run has published of a mart, if it has: readers see it, or did. */
  public Optional<Long> published(PlanMart mart) {
    return tables.find(mart.name()).flatMap(table -> new MartHistory(table).publishedBy(run));
  }

  /** The snapshot that this run has staged of a mart, if it has. */
  public Optional<Long> staged(PlanMart mart) {
    return tables.find(mart.name()).flatMap(table -> new MartHistory(table).stagedBy(run));
  }

  /** The snapshot that a mart has now, if it is already as the plan has it. */
  public Optional<Long> unchanged(PlanMart mart) {
    return mart.base()
        .filter(base -> base.kept().size() == mart.models().size())
        .filter(base -> base.snapshot() == current(mart))
        .filter(base -> table(mart).has(key, mart.models()))
        .map(PlanBase::snapshot);
  }

  private long current(PlanMart mart) {
    return Optional.ofNullable(seen.get(mart.name())).map(PublishedMart::snapshot).orElse(0L);
  }

  /**
   * Makes sure that what the plan keeps of a mart is there, and goes with the universe's files.
   *
   * @throws MartException when it is not
   */
  public void requireBase(PlanMart mart, List<UniverseFile> universe) {
    mart.base().ifPresent(base -> table(mart).requireBase(base, universe));
  }

  /** The run that it publishes for. */
  public String run() {
    return run;
  }

  /**
   * How a pass that has all models of a mart is to write the mart's files, as they fit into the
   * table as it is now.
   */
  public MartLayout layout(PlanMart mart, String pass) {
    return layout(table(mart), mart, Map.of(pass, mart.models()));
  }

  /**
   * Takes the files that the mart's only pass has written, if they are whole and fit into the table
   * as it is now; else puts the mart's files together.
   *
   * @param passes all that have models of the mart
   * @throws MartException when a file is not what it must be
   */
  public Written write(PlanMart mart, List<UniverseFile> universe, List<MartPass> passes) {
    MartTable table = table(mart);
    MartLayout layout =
        layout(
            table,
            mart,
            passes.stream().collect(Collectors.toMap(MartPass::pass, MartPass::models)));
    List<MartFile> files =
        passes.stream()
            .filter(pass -> isWhole(pass, mart, layout, universe))
            .findFirst()
            .map(MartPass::whole)
            .orElseGet(() -> putTogether(mart, table, layout, universe, passes));
    requireRecords(mart, universe, files);
    return new Written(mart, table, layout, files);
  }

  /**
   * Deletes the files of a mart that the run has written and has neither published nor staged:
   * those of attempts that lost, and those that others were made from.
   */
  public void deleteUnused(PlanMart mart) {
    table(mart).deleteUnused(run);
  }

  private MartTable table(PlanMart mart) {
    return tables.create(mart.name(), plan.catalog(), key);
  }

  private MartLayout layout(MartTable table, PlanMart mart, Map<String, List<PlanModel>> passes) {
    Schema schema = table.schemaOf(key, mart.models());
    return MartLayout.of(mart, table.history().data(), run, schema, key.name(), passes);
  }

  private static boolean isWhole(
      MartPass pass, PlanMart mart, MartLayout layout, List<UniverseFile> universe) {
    return pass.models().size() == mart.models().size()
        && pass.whole().size() == universe.size()
        && pass.layout().equals(layout.digest());
  }

  private List<MartFile> putTogether(
      PlanMart mart,
      MartTable table,
      MartLayout layout,
      List<UniverseFile> universe,
      List<MartPass> passes) {
    Map<Integer, String> bases = mart.base().map(table.history()::files).orElse(Map.of());
    List<MartFileSpec> specs = new ArrayList<>();
    for (UniverseFile file : universe) {
      HashMap<String, String> scores = new HashMap<>();
      passes.forEach(pass -> scores.put(pass.pass(), pass.files().get(file.index())));
      specs.add(new MartFileSpec(file, scores, bases.get(file.index())));
    }
    Broadcast<MartLayout> broadcast = spark.broadcast(layout);
    try {
      return spark
          .parallelize(specs, Math.max(1, specs.size()))
          .map(new MartFileTask(broadcast))
          .collect();
    } finally {
      broadcast.destroy();
    }
  }

  private static void requireRecords(
      PlanMart mart, List<UniverseFile> universe, List<MartFile> files) {
    long expected = universe.stream().mapToLong(UniverseFile::rows).sum();
    long found = files.stream().mapToLong(MartFile::records).sum();
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
