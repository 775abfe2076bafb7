package io.martlet.spark.prepare;

import io.martlet.spark.scan.UniverseFile;
import java.util.List;
import java.util.Optional;

/**
 * A universe as Parquet files, ready to be scored.
 *
 * @param accounts what became of each delivered file's records
 * @param rejects where those are that were left out; empty when none were
 * @param warnings what its delivery promised and is not
 * @param found whether it was prepared before
 */
public record PreparedUniverse(
    List<UniverseFile> files,
    List<SourceAccount> accounts,
    Optional<String> rejects,
    List<String> warnings,
    boolean found) {

  public PreparedUniverse {
    files = List.copyOf(files);
    accounts = List.copyOf(accounts);
    warnings = List.copyOf(warnings);
  }

  /** Files that nothing is known of but their records. */
  public static PreparedUniverse of(List<UniverseFile> files) {
    return new PreparedUniverse(files, List.of(), Optional.empty(), List.of(), true);
  }

  /** The same, found prepared. */
  public PreparedUniverse asFound() {
    return new PreparedUniverse(files, accounts, rejects, warnings, true);
  }

  /** How many records were left out. */
  public long rejected() {
    return accounts.stream().mapToLong(SourceAccount::rejected).sum();
  }

  public long records() {
    return files.stream().mapToLong(UniverseFile::rows).sum();
  }
}
