package io.martlet.spark.mart;

import io.martlet.catalog.diff.MartKey;
import io.martlet.plan.PlanMart;
import io.martlet.plan.RunPlan;
import io.martlet.spark.Storage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.jdbc.JdbcCatalog;

/** The marts of a warehouse: Apache Iceberg tables, their catalog in PostgreSQL. */
public final class MartTables implements AutoCloseable {

  /** So many changes of a table may be made while somebody reads it by a pointer that was read. */
  static final int KEPT_METADATA = 100;

  private static final Namespace NAMESPACE = Namespace.of("marts");

  /** What a table calls the catalog whose mart it is. */
  private static final String CATALOG = "martlet.catalog";

  private final JdbcCatalog catalog;
  private final String warehouse;

  /**
   * @param jdbcUrl of the PostgreSQL database that holds the catalog
   * @param warehouse folder or URI of the tables
   */
  public MartTables(String jdbcUrl, String warehouse) {
    this.warehouse = warehouse;
    this.catalog = new CertainCatalog();
    catalog.setConf(Storage.configuration());
    catalog.initialize("martlet", CatalogConnection.properties(jdbcUrl, warehouse));
  }

  /**
   * The mart's table, to be written to; created, without records, when there is none yet.
   *
   * @param owner the name of the catalog that declares the mart
   * @throws MartException when the table is another catalog's, or lies in another warehouse
   */
  MartTable create(String mart, String owner, MartKey key) {
    if (find(mart).isEmpty()) {
      makeNamespace();
      catalog.createTable(
          TableIdentifier.of(NAMESPACE, mart),
          MartColumns.ofKey(key),
          PartitionSpec.unpartitioned(),
          properties(owner));
    }
    return new MartTable(mart, ofOwner(mart, owner, find(mart).orElseThrow()));
  }

  /**
   * What is written there is never tried again on top of what another run has made of the table. Of
   * its metadata, which has all that stands in the one before, old files are taken away.
   */
  private static Map<String, String> properties(String owner) {
    return Map.of(
        CATALOG,
        owner,
        TableProperties.COMMIT_NUM_RETRIES,
        "0",
        TableProperties.DEFAULT_WRITE_METRICS_MODE,
        "none",
        TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED,
        "true",
        TableProperties.METADATA_PREVIOUS_VERSIONS_MAX,
        String.valueOf(KEPT_METADATA));
  }

  private Table ofOwner(String mart, String owner, Table table) {
    String known = table.properties().getOrDefault(CATALOG, owner);
    if (!known.equals(owner)) {
      throw new MartException(
          ("mart \"%s\" of this ledger is one of catalog \"%s\", not of \"%s\". Rename the mart, or"
                  + " give each catalog a ledger of its own (--ledger).")
              .formatted(mart, known, owner));
    }
    if (!Storage.isBelow(table.location(), warehouse)) {
      throw new MartException(
          ("the table of mart \"%s\" is %s, and this run would write to %s. A table cannot be moved:"
                  + " run where it is; of a copy, delete .martlet and start anew.")
              .formatted(mart, table.location(), warehouse));
    }
    if (!table.properties().keySet().containsAll(properties(owner).keySet())) {
      var update = table.updateProperties();
      properties(owner).forEach(update::set);
      update.commit();
    }
    return table;
  }

  /**
   * What readers see of each mart of a plan that was published before.
   *
   * @throws MartException when a table is another catalog's, or lies in another warehouse
   */
  public Map<String, PublishedMart> published(RunPlan plan) {
    Map<String, PublishedMart> published = new LinkedHashMap<>();
    for (PlanMart mart : plan.marts()) {
      String name = mart.name();
      if (isPublished(name)) {
        Table table = ofOwner(name, plan.catalog(), published(name));
        // Whoever published it may have died before it came to that.
        MartPointer.pointTo(table);
        published.put(name, new MartHistory(table).published());
      }
    }
    return published;
  }

  /** Bytes of the files that keep their scores beside those that a plan scores. */
  public long copied(RunPlan plan) {
    return plan.marts().stream()
        .filter(mart -> mart.kept() < mart.models().size())
        .flatMap(mart -> mart.base().stream())
        .mapToLong(
            base ->
                find(base.mart())
                    .map(table -> new MartHistory(table).bytes(base.snapshot()))
                    .orElse(0L))
        .sum();
  }

  /**
   * What runs have left of each mart of a plan since it was published, where they have staged it:
   * of each the last.
   */
  public Map<String, MartVersion> staged(RunPlan plan) {
    Map<String, MartVersion> staged = new LinkedHashMap<>();
    for (PlanMart mart : plan.marts()) {
      find(mart.name())
          .flatMap(table -> new MartHistory(table).staged())
          .ifPresent(version -> staged.put(mart.name(), version));
    }
    return staged;
  }

  /**
   * Shows what a run has staged of a mart, or what was taken back of it.
   *
   * @throws MartException when it is gone, or when another run has published the mart since
   */
  public void show(String mart, MartVersion version) {
    existing(mart).show(version);
  }

  /** What readers saw of a mart before what they see now, where that is kept. */
  public Optional<MartVersion> former(String mart) {
    return existing(mart).history().former();
  }

  /** Shows readers what they saw of a mart before. */
  public void bringBack(String mart, MartVersion former) {
    existing(mart).bringBack(former);
  }

  /** What readers see of a mart; none where nothing is published. */
  public Optional<MartVersion> current(String mart) {
    return find(mart)
        .map(Table::currentSnapshot)
        .map(
            snapshot ->
                new MartVersion(
                    snapshot.summary().getOrDefault(MartHistory.RUN, ""), snapshot.snapshotId()));
  }

  /** All that a mart's table has of runs; nothing where there is no table. */
  public List<MartSnapshot> snapshots(String mart) {
    return find(mart).map(table -> new MartHistory(table).snapshots()).orElse(List.of());
  }

  /**
   * What nobody needs of the marts of a warehouse.
   *
   * @param versions how many published ones of each mart are kept, at least the current
   * @param before only what is older goes
   * @param mayGoOn whether a run may still write, or read what it has written
   */
  public List<MartWaste> waste(int versions, Instant before, Predicate<String> mayGoOn) {
    List<MartWaste> waste = new ArrayList<>();
    if (catalog.namespaceExists(NAMESPACE)) {
      for (TableIdentifier name : catalog.listTables(NAMESPACE)) {
        find(name.name())
            .filter(table -> Storage.isBelow(table.location(), warehouse))
            .map(table -> new MartCleaning(table, versions, before, mayGoOn))
            .map(cleaning -> cleaning.find(name.name()))
            .filter(found -> !found.isNone())
            .ifPresent(waste::add);
      }
    }
    return waste;
  }

  /** Takes away what nobody needs of a mart. */
  public void remove(MartWaste waste) {
    find(waste.mart())
        .map(table -> new MartCleaning(table, 1, Instant.EPOCH, run -> true))
        .ifPresent(cleaning -> cleaning.remove(waste));
  }

  private MartTable existing(String mart) {
    return new MartTable(
        mart,
        find(mart)
            .orElseThrow(() -> new MartException("there is no table of mart \"" + mart + "\".")));
  }

  /**
   * What readers see of the marts that a catalog published once and declares no more.
   *
   * @param declared all marts of the catalog
   */
  public Map<String, PublishedMart> undeclared(String owner, Set<String> declared) {
    Map<String, PublishedMart> undeclared = new TreeMap<>();
    if (catalog.namespaceExists(NAMESPACE)) {
      for (TableIdentifier name : catalog.listTables(NAMESPACE)) {
        if (!declared.contains(name.name())) {
          find(name.name())
              .filter(table -> owner.equals(table.properties().get(CATALOG)))
              .filter(table -> table.currentSnapshot() != null)
              .map(table -> new MartHistory(table).published())
              .ifPresent(seen -> undeclared.put(name.name(), seen));
        }
      }
    }
    return undeclared;
  }

  /** Whether readers see anything of a mart. */
  public boolean isPublished(String mart) {
    return find(mart).map(Table::currentSnapshot).isPresent();
  }

  /**
   * The table of a published mart.
   *
   * @throws MartException when nothing is published under that name
   */
  Table published(String mart) {
    return find(mart)
        .filter(table -> table.currentSnapshot() != null)
        .orElseThrow(
            () ->
                new MartException(
                    "mart \"" + mart + "\" is not published. Run the catalog, or see its status."));
  }

  /** A table that the warehouse has and this database does not know (any more) is taken up. */
  Optional<Table> find(String mart) {
    TableIdentifier name = TableIdentifier.of(NAMESPACE, mart);
    try {
      if (catalog.tableExists(name)) {
        return Optional.of(catalog.loadTable(name));
      }
      return MartPointer.metadataIn(warehouse + "/" + NAMESPACE + "/" + mart)
          .map(
              metadata -> {
                makeNamespace();
                return catalog.registerTable(name, metadata);
              });
    } catch (NotFoundException e) {
      throw new MartException(
          "the files of mart \""
              + mart
              + "\" are not where they were written. A table cannot be moved: bring its folder"
              + " back, or start anew: delete .martlet, or name another ledger.",
          e);
    }
  }

  private void makeNamespace() {
    if (!catalog.namespaceExists(NAMESPACE)) {
      catalog.createNamespace(NAMESPACE, Map.of());
    }
  }

  @Override
  public void close() {
    catalog.close();
  }
}
