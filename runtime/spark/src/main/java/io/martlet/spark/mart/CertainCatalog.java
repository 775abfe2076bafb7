package io.martlet.spark.mart;

import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;

/** Iceberg's catalog in PostgreSQL, in which it is known of each commit whether it has happened. */
final class CertainCatalog extends JdbcCatalog {

  @Override
  protected TableOperations newTableOps(TableIdentifier table) {
    return new CertainOperations(super.newTableOps(table));
  }
}
