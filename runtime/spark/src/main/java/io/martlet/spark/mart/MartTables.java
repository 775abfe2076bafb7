package io.martlet.spark.mart;

import io.martlet.codegen.plan.PlanColumn;
import io.martlet.spark.Storage;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;

/** The marts of a warehouse: Apache Iceberg tables, their catalog in PostgreSQL. */
public final class MartTables implements AutoCloseable {

  private static final Namespace NAMESPACE = Namespace.of("marts");

  /** Counts for all columns, however many; Iceberg would leave them out after the first 100. */
  private static final Map<String, String> PROPERTIES =
      Map.of(TableProperties.DEFAULT_WRITE_METRICS_MODE, "counts");

  private final JdbcCatalog catalog;

  /**
   * @param jdbcUrl of the PostgreSQL database that holds the catalog
   * @param warehouse folder or URI of the tables
   */
  public MartTables(String jdbcUrl, String warehouse) {
    Map<String, String> properties = new HashMap<>();
    properties.put(CatalogProperties.URI, jdbcUrl);
    properties.put(CatalogProperties.WAREHOUSE_LOCATION, warehouse);
    properties.put("jdbc.schema-version", "V1");
    this.catalog = new JdbcCatalog();
    catalog.setConf(Storage.configuration());
    catalog.initialize("martlet", properties);
  }

  /** The mart's table; created, without records, when there is none yet. */
  MartTable create(String mart, PlanColumn key) {
    if (!catalog.namespaceExists(NAMESPACE)) {
      catalog.createNamespace(NAMESPACE, Map.of());
    }
    TableIdentifier name = TableIdentifier.of(NAMESPACE, mart);
    if (!catalog.tableExists(name)) {
      catalog.createTable(name, MartSchema.ofKey(key), PartitionSpec.unpartitioned(), PROPERTIES);
    }
    return new MartTable(mart, catalog.loadTable(name));
  }

  /** Whether readers see anything of a mart. */
  public boolean isPublished(String mart) {
    TableIdentifier name = TableIdentifier.of(NAMESPACE, mart);
    return catalog.tableExists(name) && catalog.loadTable(name).currentSnapshot() != null;
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
    return catalog.loadTable(TableIdentifier.of(NAMESPACE, mart));
  }

  @Override
  public void close() {
    catalog.close();
  }
}
