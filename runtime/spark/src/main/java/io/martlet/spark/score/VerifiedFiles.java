package io.martlet.spark.score;

import io.martlet.catalog.Sha256Digest;
import io.martlet.plan.PlanException;
import io.martlet.plan.PlanFile;
import io.martlet.spark.ProcessFolder;
import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Pinned files in the form in which they are used: copies of this JVM's own, which nobody changes
 * between being verified and being opened. Each file is copied and verified once.
 */
final class VerifiedFiles {

  private static final String PREFIX = "martlet-verified-";
  private static final Map<Path, Path> COPIES = new ConcurrentHashMap<>();
  private static final Path FOLDER = createFolder();
  private static final Pattern COPY = Pattern.compile(Pattern.quote(FOLDER + "/") + "[^/]+/");

  private VerifiedFiles() {}

  /** Makes a copy. */
  interface Fetch {
    void to(Path target) throws IOException;
  }

  /**
   * The file's copy, which may be run, too: object stores do not know which of their files may.
   *
   * @param source what of the store it is in
   * @param group files of one group lie in one folder, under their own names
   * @throws PlanException when the file is another than the plan pins
   */
  static Path copy(String source, PlanFile pinned, String group, Fetch fetch) {
    String name = Path.of(pinned.path()).getFileName().toString();
    Path target = FOLDER.resolve(group).resolve(name);
    return COPIES.computeIfAbsent(target, unseen -> verified(source, pinned, target, fetch));
  }

  /** A message in which the copies are called by their own names, wherever they lie. */
  static String named(String message) {
    return COPY.matcher(message).replaceAll("");
  }

  private static Path verified(String source, PlanFile pinned, Path target, Fetch fetch) {
    try {
      Files.createDirectories(target.getParent());
      Files.deleteIfExists(target);
      fetch.to(target);
      target.toFile().setReadOnly();
      target.toFile().setExecutable(true);
      String found = Sha256Digest.of(target);
      if (!found.equals(pinned.sha256())) {
        throw new PlanException(
            "%s is not what the plan pins as %s: its sha256 is %s, the plan says %s. %s"
                .formatted(
                    Storage.plain(source),
                    pinned.path(),
                    found,
                    pinned.sha256(),
                    ArtifactStore.WAY_OUT));
      }
      return target;
    } catch (IOException e) {
      throw new StorageException(source, e);
    }
  }

  private static Path createFolder() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      Path folder = ProcessFolder.create(temporary, PREFIX);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> ProcessFolder.delete(folder), "martlet-verified-files"));
      return folder;
    } catch (IOException e) {
      throw new StorageException(temporary.toString(), e);
    }
  }
}
