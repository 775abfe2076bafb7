package io.martlet.spark.mart;

import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/**
 * A table's metadata in PostgreSQL. When a connection breaks between a commit and its answer,
 * Iceberg's own operations commit a second time, find that the table has changed, and have the
 * files of what they have just committed deleted. These look whether the table is as it was to
 * become.
 */
final class CertainOperations implements TableOperations {

  private final TableOperations jdbc;

  CertainOperations(TableOperations jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @throws CommitStateUnknownException when the database does not say whether it has happened;
   *     then no file of it is deleted
   */
  @Override
  public void commit(TableMetadata base, TableMetadata metadata) {
    try {
      jdbc.commit(base, metadata);
    } catch (CommitFailedException | AlreadyExistsException | UncheckedSQLException e) {
      if (!isDone(metadata, e)) {
        throw e;
      }
    }
  }

  private boolean isDone(TableMetadata wanted, RuntimeException failure) {
    try {
      TableMetadata found = jdbc.refresh();
      return found != null
          && TableMetadataParser.toJson(found).equals(TableMetadataParser.toJson(wanted));
    } catch (RuntimeException unknown) {
      failure.addSuppressed(unknown);
      throw new CommitStateUnknownException(failure);
    }
  }

  @Override
  public TableMetadata current() {
    return jdbc.current();
  }

  @Override
  public TableMetadata refresh() {
    return jdbc.refresh();
  }

  @Override
  public FileIO io() {
    return jdbc.io();
  }

  @Override
  public EncryptionManager encryption() {
    return jdbc.encryption();
  }

  @Override
  public String metadataFileLocation(String file) {
    return jdbc.metadataFileLocation(file);
  }

  @Override
  public LocationProvider locationProvider() {
    return jdbc.locationProvider();
  }

  @Override
  public TableOperations temp(TableMetadata uncommitted) {
    return jdbc.temp(uncommitted);
  }

  @Override
  public long newSnapshotId() {
    return jdbc.newSnapshotId();
  }

  @Override
  public boolean requireStrictCleanup() {
    return jdbc.requireStrictCleanup();
  }
}
