package io.martlet.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the programs of a local PostgreSQL are unpacked: once for all catalogs of a user. */
final class PostgresPrograms {

  private PostgresPrograms() {}

  /**
   * A folder in the user's cache ({@code $XDG_CACHE_HOME}, else {@code ~/.cache}), closed to
   * others.
   *
   * @param instead where there is no such cache, as for users without a home
   */
  static Path folder(Path instead) {
    Path programs = cache().resolve("martlet/postgresql");
    if (!programs.isAbsolute()) {
      // Java calls the home of a user who is not in passwd "?".
      return instead;
    }
    try {
      PrivateFiles.createFolder(programs);
    } catch (IOException e) {
      return instead;
    }
    return Files.isWritable(programs) ? programs : instead;
  }

  /** As the XDG Base Directory Specification has it: what is not absolute is ignored. */
  private static Path cache() {
    String set = System.getenv("XDG_CACHE_HOME");
    return set != null && set.startsWith("/")
        ? Path.of(set)
        : Path.of(System.getProperty("user.home"), ".cache");
  }
}
