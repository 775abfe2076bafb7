package io.martlet.spark.mart;

import io.martlet.catalog.diff.MartKey;
import io.martlet.codegen.plan.PlanMart;
import io.martlet.codegen.plan.RunPlan;
import io.martlet.spark.Storage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.jdbc.JdbcCatalog;

/** The marts of a warehouse: Apache Iceberg tables, their catalog in PostgreSQL. */
public final class MartTables implements AutoCloseable {

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
    Map<String, String> properties = new HashMap<>();
    properties.put(CatalogProperties.URI, jdbcUrl);
    properties.put(CatalogProperties.WAREHOUSE_LOCATION, warehouse);
    properties.put("jdbc.schema-version", "V1");
    this.warehouse = warehouse;
    this.catalog = new JdbcCatalog();
    catalog.setConf(Storage.configuration());
    catalog.initialize("martlet", properties);
  }

  /**
   * The mart's table, to be written to; created, without records, when there is none yet.
   *
   * @param owner the name of the catalog that declares the mart
   * @throws MartException when the table is another catalog's, or lies in another warehouse
   */
  MartTable create(String mart, String owner, MartKey key) {
    if (!catalog.namespaceExists(NAMESPACE)) {
      catalog.createNamespace(NAMESPACE, Map.of());
    }
    TableIdentifier name = TableIdentifier.of(NAMESPACE, mart);
    if (!catalog.tableExists(name)) {
      catalog.createTable(
          name, MartColumns.ofKey(key), PartitionSpec.unpartitioned(), properties(owner));
    }
    return new MartTable(mart, ofOwner(mart, owner, load(name)));
  }

  /**
   * What is written there is never tried again on top of what another run has made of the table.
   */
  private static Map<String, String> properties(String owner) {
    return Map.of(
        CATALOG,
        owner,
        TableProperties.COMMIT_NUM_RETRIES,
        "0",
        TableProperties.DEFAULT_WRITE_METRICS_MODE,
        "none");
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
                  + " run where it is, or start anew with another ledger.")
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
        MartTable table = new MartTable(name, ofOwner(name, plan.catalog(), published(name)));
        // Whoever published it may have died before it came to that.
        table.point();
        published.put(name, table.published());
      }
    }
    return published;
  }

  /** Whether readers see anything of a mart. */
  public boolean isPublished(String mart) {
    TableIdentifier name = TableIdentifier.of(NAMESPACE, mart);
    return catalog.tableExists(name) && load(name).currentSnapshot() != null;
  }

  /**
   * The table of a published mart.
   *
   * @throws MartException when nothing is published under that name
   */
  Table published(String mart) {
    if (!isPublished(mart)) {
      throw new MartException(
          "mart \"" + mart + "\" is not published. Run the catalog, or see its status.");
    }
    return load(TableIdentifier.of(NAMESPACE, mart));
  }

  private Table load(TableIdentifier name) {
    try {
      return catalog.loadTable(name);
    } catch (NotFoundException e) {
      throw new MartException(
          "the files of mart \""
              + name.name()
              + "\" are not where they were written. A table cannot be moved: bring its folder"
              + " back, or start anew: delete .martlet, or name another ledger.",
          e);
    }
  }

  @Override
  public void close() {
    catalog.close();
  }
}
