package io.martlet.cli.workspace;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.hash.RememberedHashes;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.LogFile;
import io.martlet.cli.terminal.Shown;
import io.martlet.driver.RunPlaces;
import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import io.martlet.spark.prepare.DeliveryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * All that a laptop keeps of a catalog's runs: the folder {@code .martlet} beside it, or where its
 * user wants it.
 *
 * @param state the folder
 */
public record Workspace(Path catalogFolder, Path state) {

  private static final String IGNORED = ".gitignore";
  private static final String OWNER = "catalog";

  private static Path elsewhere;

  /** Keeps the state of the catalog that this command is about in another folder. */
  public static void keepIn(Path folder) {
    elsewhere = folder.toAbsolutePath().normalize();
  }

  /** The workspace of a catalog. Logs go there, too. */
  public static Workspace of(Path catalogFolder) {
    Workspace workspace =
        new Workspace(catalogFolder, elsewhere == null ? beside(catalogFolder) : elsewhere);
    LogFile.in(workspace.log());
    return workspace;
  }

  private static Path beside(Path catalogFolder) {
    return catalogFolder.resolve(".martlet");
  }

  /** What this machine keeps of runs whose catalog is not at hand. */
  public static Workspace of(RunPlaces places) {
    if (!Storage.isLocal(places.root())) {
      return of(Path.of("").toAbsolutePath());
    }
    Path root = Path.of(Storage.plain(places.root()));
    Workspace workspace = new Workspace(root, root);
    LogFile.in(workspace.log());
    return workspace;
  }

  /** Generated code, headers and the run plan. */
  public Path compiled() {
    return made().resolve("compiled");
  }

  /** Where a run's files lie when no other root is named. */
  public RunPlaces places() {
    return new RunPlaces(Storage.location(state));
  }

  /** What is known of large files' hashes. */
  private RememberedHashes hashes() {
    return RememberedHashes.in(made());
  }

  /** Where the catalog's deliveries are looked for. */
  public DeliveryStore deliveries() {
    return DeliveryStore.of(catalogFolder, hashes());
  }

  /** Locked by the command that prepares or runs. */
  public Path lock() {
    return made().resolve("lock");
  }

  /** The marts' tables. */
  public Path warehouse() {
    return made().resolve("warehouse");
  }

  /** The ledger's own PostgreSQL. */
  public Path ledger() {
    return made().resolve("ledger");
  }

  /** What the spark-submit of a run printed. */
  public Path submitLog(String run) {
    return made().resolve("logs").resolve(run + ".log");
  }

  Path log() {
    return state.resolve("martlet.log");
  }

  /**
   * For this user alone: it holds the records. The log may have made the folder; who names one has
   * decided who reads it.
   */
  private void createState() throws IOException {
    Files.createDirectories(state);
    if (state.equals(beside(catalogFolder))) {
      Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** The folder, made when it is not there, with a note to git to leave it alone. */
  private Path made() {
    try {
      if (!Files.exists(state.resolve(IGNORED))) {
        createState();
        Files.writeString(state.resolve(OWNER), catalogFolder + "\n");
        Files.writeString(state.resolve(IGNORED), "*\n");
      } else if (elsewhere != null) {
        requireOwner();
      }
      return state;
    } catch (IOException e) {
      throw new StorageException(state.toString(), e);
    }
  }

  private void requireOwner() throws IOException {
    Path file = state.resolve(OWNER);
    String owner = Files.exists(file) ? Files.readString(file).strip() : catalogFolder.toString();
    if (!owner.equals(catalogFolder.toString())) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "%s keeps the state of %s. Give each catalog a folder of its own (--state)."
              .formatted(Shown.path(state), Shown.path(Path.of(owner))));
    }
  }
}
