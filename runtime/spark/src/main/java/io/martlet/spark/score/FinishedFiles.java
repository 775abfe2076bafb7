package io.martlet.spark.score;

import io.martlet.plan.PlanMicrobatch;
import io.martlet.spark.Storage;
import io.martlet.spark.mart.MartFile;
import io.martlet.spark.scan.Footers;
import io.martlet.spark.scan.UniverseFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.hadoop.metadata.BlockMetaData;

/**
 * The files of the universe that a pass is through with, each on record by a manifest of its own
 * that its task writes last. A pass that was broken off, or whose driver was killed, goes on from
 * them; one that is done needs them no more.
 *
 * @param folder where they lie, below the pass's
 */
record FinishedFiles(String folder) {

  private static final Pattern NAME = Pattern.compile("([0-9]{5,9})\\.json");

  static FinishedFiles of(String pass) {
    return new FinishedFiles(Storage.child(pass, "finished"));
  }

  /** Puts a file on record. */
  void add(FileOutcome file, PlanMicrobatch microbatch, PassSpec pass) {
    PassOutcome only = new PassOutcome(microbatch);
    only.add(file);
    Storage.replace(
        Storage.child(folder, String.format(Locale.ROOT, "%05d.json", file.file())),
        PassManifestFormat.write(
            only.manifest(pass.run(), pass.planDigest(), pass.layoutDigests())));
  }

  /**
   * What is on record, and still there as it was written.
   *
   * @param layouts of the marts' own files, as they are to be now
   */
  List<FileOutcome> read(
      String run,
      String plan,
      PlanMicrobatch microbatch,
      Map<String, String> layouts,
      List<UniverseFile> universe) {
    List<FileStatus> found = Storage.list(folder);
    return found.parallelStream()
        .map(file -> read(file, run, plan, microbatch, layouts, universe))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<FileOutcome> read(
      FileStatus file,
      String run,
      String plan,
      PlanMicrobatch microbatch,
      Map<String, String> layouts,
      List<UniverseFile> universe) {
    Matcher name = NAME.matcher(file.getPath().getName());
    if (!name.matches() || Integer.parseInt(name.group(1)) >= universe.size()) {
      return Optional.empty();
    }
    UniverseFile expected = universe.get(Integer.parseInt(name.group(1)));
    String place = file.getPath().toString();
    return Storage.read(place)
        .flatMap(text -> manifest(place, text, run, plan, microbatch))
        .filter(manifest -> manifest.layouts().equals(layouts))
        .filter(manifest -> isThere(manifest, expected))
        .map(FileOutcome::of);
  }

  /** None of one that was damaged: its file is scored again. */
  private static Optional<PassManifest> manifest(
      String place, String text, String run, String plan, PlanMicrobatch microbatch) {
    try {
      return Optional.of(PassManifestFormat.read(place, text, run, plan, microbatch));
    } catch (PassException e) {
      return Optional.empty();
    }
  }

  private static boolean isThere(PassManifest manifest, UniverseFile expected) {
    if (manifest.files().size() != 1
        || manifest.files().get(0).index() != expected.index()
        || manifest.files().get(0).rows() != expected.rows()) {
      return false;
    }
    PassFile file = manifest.files().get(0);
    List<MartFile> own = new ArrayList<>(file.marts().values());
    return own.stream().allMatch(FinishedFiles::isThere)
        && file.scores().values().stream().allMatch(path -> isThere(path, expected.rows()));
  }

  private static boolean isThere(MartFile file) {
    return Storage.find(file.path()).map(FileStatus::getLen).equals(Optional.of(file.bytes()));
  }

  /** Whether it has a footer that tells of so many records. */
  private static boolean isThere(String path, long rows) {
    try {
      return Storage.exists(path)
          && Footers.of(path).getBlocks().stream().mapToLong(BlockMetaData::getRowCount).sum()
              == rows;
    } catch (IOException | RuntimeException damaged) {
      return false;
    }
  }

  /** The pass is done. */
  void delete() {
    Storage.delete(folder);
  }
}
