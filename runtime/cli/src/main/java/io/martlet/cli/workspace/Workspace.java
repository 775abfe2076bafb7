package io.martlet.cli.workspace;

import io.martlet.cli.terminal.LogFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** All that a laptop keeps of a catalog's runs: the folder {@code .martlet} beside it. */
public record Workspace(Path catalogFolder) {

  /** The workspace of a catalog. Logs go there, too. */
  public static Workspace of(Path catalogFolder) {
    Workspace workspace = new Workspace(catalogFolder);
    LogFile.in(workspace.log());
    return workspace;
  }

  /** Generated code, headers and the run plan. */
  public Path compiled() {
    return state().resolve("compiled");
  }

  /** The universe as Parquet. */
  public Path universe() {
    return state().resolve("universe");
  }

  /** The files that plans pin, by their SHA-256. */
  public Path artifacts() {
    return state().resolve("artifacts");
  }

  /** What runs' passes leave until their marts are put together, a folder a run. */
  public Path scores() {
    return state().resolve("scores");
  }

  /** Locked by the command that prepares or runs. */
  Path lock() {
    return state().resolve("lock");
  }

  /** The marts' tables. */
  public Path warehouse() {
    return state().resolve("warehouse");
  }

  /** The ledger's own PostgreSQL. */
  public Path ledger() {
    return state().resolve("ledger");
  }

  Path log() {
    return catalogFolder.resolve(".martlet/martlet.log");
  }

  /** The folder, made when it is not there, with a note to git to leave it alone. */
  private Path state() {
    Path state = catalogFolder.resolve(".martlet");
    try {
      if (!Files.exists(state.resolve(".gitignore"))) {
        Files.createDirectories(state);
        Files.writeString(state.resolve(".gitignore"), "*\n");
      }
      return state;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
