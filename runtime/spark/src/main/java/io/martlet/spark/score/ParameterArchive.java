package io.martlet.spark.score;

import io.martlet.catalog.Sha256Digest;
import io.martlet.plan.Digest;
import io.martlet.plan.PlanException;
import io.martlet.plan.PlanFile;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The parameters of a pass's models in one file: an executor fetches it with a few requests of the
 * store, where thousands of files would take thousands. It is named after what must be in it, and
 * each file in it is held to its SHA-256.
 */
final class ParameterArchive {

  private static final LocalDateTime ANY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** By SHA-256 and name, as they are called in the archive. */
  private final Map<String, PlanFile> files = new TreeMap<>();

  ParameterArchive(PlanMicrobatch microbatch) {
    for (PlanModel model : microbatch.models()) {
      model.parameters().ifPresent(file -> files.put(ArtifactStore.name(file), file));
    }
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  /** Where it lies in a store of artifacts. */
  String place(String artifacts) {
    return Storage.child(artifacts, name());
  }

  /** What it is called in a store of artifacts. */
  String name() {
    return Digest.ofText(String.join("\n", files.keySet())) + "/parameters.zip";
  }

  /**
   * Packs the files into one that is the caller's.
   *
   * @param folder what their paths are relative to
   * @throws PlanException when one is not what the plan pinned
   */
  Path pack(Path folder) throws IOException {
    Path packed = Files.createTempFile("martlet-parameters-", ".zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(packed))) {
      for (Map.Entry<String, PlanFile> each : files.entrySet()) {
        byte[] content = Files.readAllBytes(folder.resolve(each.getValue().path()));
        ArtifactStore.requirePinned(each.getValue(), Sha256Digest.of(content));
        ZipEntry entry = new ZipEntry(each.getKey());
        entry.setTimeLocal(ANY_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
      }
      return packed;
    } catch (IOException | RuntimeException e) {
      Files.delete(packed);
      throw e;
    }
  }

  /** Whether all files are in an archive, as they were pinned. */
  boolean isWhole(InputStream in) {
    try (ZipInputStream zip = new ZipInputStream(in)) {
      int whole = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        PlanFile pinned = files.get(entry.getName());
        whole +=
            pinned != null && Sha256Digest.of(zip.readAllBytes()).equals(pinned.sha256()) ? 1 : 0;
      }
      return whole == files.size();
    } catch (IOException damaged) {
      return false;
    }
  }

  /**
   * Copies the files to this machine.
   *
   * @return by {@link ArtifactStore#name}
   * @throws PlanException when one is missing, or is not what the plan pins
   */
  Map<String, Path> unpack(String place) {
    Map<String, Path> unpacked = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(Storage.in(place))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        PlanFile pinned = files.get(entry.getName());
        if (pinned != null) {
          unpacked.put(
              entry.getName(),
              VerifiedFiles.copy(
                  place, pinned, pinned.sha256(), target -> Files.copy(zip, target)));
        }
      }
    } catch (IOException e) {
      throw new StorageException(place, e);
    }
    files.keySet().stream()
        .filter(name -> !unpacked.containsKey(name))
        .findFirst()
        .ifPresent(
            missing -> {
              throw new PlanException(
                  "%s lacks %s. %s"
                      .formatted(
                          Storage.plain(place), files.get(missing).path(), ArtifactStore.WAY_OUT));
            });
    return unpacked;
  }
}
