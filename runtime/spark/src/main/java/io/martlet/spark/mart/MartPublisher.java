package io.martlet.spark.mart;

import io.martlet.codegen.plan.PlanColumn;
import io.martlet.codegen.plan.PlanMart;
import io.martlet.spark.scan.UniverseFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.spark.api.java.JavaSparkContext;

/** Puts a mart together from the score files of its passes: write, audit, publish. */
public final class MartPublisher {

  private final JavaSparkContext spark;
  private final MartTables tables;
  private final String run;

  public MartPublisher(JavaSparkContext spark, MartTables tables, String run) {
    this.spark = spark;
    this.tables = tables;
    this.run = run;
  }

  /** A mart that is written, and that readers do not see. */
  public final class Staged {
    private final PlanMart mart;
    private final MartTable table;
    private final Schema schema;
    private final List<DataFile> files;
    private final long snapshot;

    private Staged(
        PlanMart mart, MartTable table, Schema schema, List<DataFile> files, long snapshot) {
      this.mart = mart;
      this.table = table;
      this.schema = schema;
      this.files = files;
      this.snapshot = snapshot;
    }

    /** The staged snapshot's id. */
    public long snapshot() {
      return snapshot;
    }

    /**
     * Shows the mart to readers.
     *
     * @throws MartException when it is not whole
     */
    public void publish(long records) {
      audit(records);
      table.publish(run, mart.models(), schema);
    }

    /** Every model of the mart has two values for every record. */
    private void audit(long records) {
      long written = files.stream().mapToLong(DataFile::recordCount).sum();
      if (written != records) {
        throw new MartException(
            String.format(
                Locale.ROOT,
                "mart \"%s\" has %,d records, the universe has %,d",
                mart.name(),
                written,
                records));
      }
      for (DataFile file : files) {
        file.nullValueCounts()
            .forEach(
                (field, nulls) -> {
                  if (nulls > 0) {
                    throw new MartException(
                        String.format(
                            Locale.ROOT,
                            "mart \"%s\" misses %,d values of %s",
                            mart.name(),
                            nulls,
                            schema.findColumnName(field)));
                  }
                });
      }
    }
  }

  /**
   * Writes a mart to where readers do not see it.
   *
   * @param scoreFile for a universe file and a column, the score file that holds its values; null
   *     for none
   */
  public Staged stage(
      PlanMart mart,
      PlanColumn key,
      List<UniverseFile> universe,
      BiFunction<UniverseFile, String, String> scoreFile) {
    MartTable table = tables.create(mart.name(), key);
    Schema schema = table.schemaWith(mart.models());
    List<MartFileSpec> specs = new ArrayList<>();
    for (UniverseFile file : universe) {
      Map<String, String> sources = new HashMap<>();
      for (String column : schema.columns().stream().map(field -> field.name()).toList()) {
        String source = column.equals(key.name()) ? null : scoreFile.apply(file, column);
        if (source != null) {
          sources.put(column, source);
        }
      }
      String target =
          String.format(
              Locale.ROOT, "%s/data/%s-%05d.parquet", table.location(), run, file.index());
      specs.add(
          new MartFileSpec(schema, table.metrics(), key.name(), file.path(), target, sources));
    }
    List<DataFile> files = spark.parallelize(specs, specs.size()).map(new MartFileTask()).collect();
    return new Staged(mart, table, schema, files, table.stage(run, files));
  }
}
