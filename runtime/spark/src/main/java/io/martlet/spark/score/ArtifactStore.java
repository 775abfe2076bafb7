package io.martlet.spark.score;

import io.martlet.catalog.Platform;
import io.martlet.catalog.Sha256Digest;
import io.martlet.plan.Digest;
import io.martlet.plan.HostProgram;
import io.martlet.plan.PlanArtifact;
import io.martlet.plan.PlanBinary;
import io.martlet.plan.PlanException;
import io.martlet.plan.PlanFile;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.plan.RunPlan;
import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bytes that a plan pins, each file under its SHA-256 but for the parameters of a pass, which
 * are in one archive, wherever the store lies. A run takes binaries, parameters and host programs
 * from here and nowhere else, and verifies them when it opens them, so nothing runs that was not
 * there when the plan was compiled.
 */
public final class ArtifactStore {

  /** What to do about a file of the store that was changed. */
  static final String WAY_OUT = "Delete it: the next run takes it in anew.";

  /** By the place of their archive, the parameters that this JVM has copied and verified. */
  private static final Map<String, Map<String, Path>> PARAMETERS = new ConcurrentHashMap<>();

  private final String folder;

  public ArtifactStore(String folder) {
    this.folder = folder;
  }

  /**
   * Takes in the files of a plan; those that are there but were changed, anew.
   *
   * @param catalogFolder where binaries and parameters are
   * @param hostFolder where host programs are
   * @throws PlanException when a file is not what the plan pinned
   */
  public void store(RunPlan plan, Path catalogFolder, Path hostFolder) {
    Stream<PlanFile> binaries =
        plan.binaries().stream()
            .flatMap(binary -> binary.artifacts().stream())
            .map(PlanArtifact::file);
    store(binaries, catalogFolder);
    store(plan.hosts().stream().map(PlanArtifact::file), hostFolder);
    plan.microbatches()
        .parallel()
        .map(ParameterArchive::new)
        .filter(archive -> !archive.isEmpty())
        .forEach(archive -> store(archive, catalogFolder));
  }

  /** What the files are called in a store that a plan needs. */
  public static Set<String> names(RunPlan plan) {
    Set<String> names = new HashSet<>();
    plan.binaries().stream()
        .flatMap(binary -> binary.artifacts().stream())
        .forEach(artifact -> names.add(name(artifact.file())));
    plan.hosts().forEach(host -> names.add(name(host.file())));
    plan.microbatches()
        .map(ParameterArchive::new)
        .filter(archive -> !archive.isEmpty())
        .forEach(archive -> names.add(archive.name()));
    return names;
  }

  private void store(ParameterArchive archive, Path catalogFolder) {
    String place = archive.place(folder);
    boolean isThere =
        Storage.exists(place) && (!Storage.isLocal(place) || archive.isWhole(Storage.in(place)));
    if (!isThere) {
      try {
        Path packed = archive.pack(catalogFolder);
        Storage.upload(packed, place);
        Files.delete(packed);
      } catch (IOException e) {
        throw new StorageException(place, e);
      }
    }
  }

  private void store(Stream<PlanFile> files, Path folder) {
    files.distinct().parallel().forEach(file -> store(file, folder.resolve(file.path())));
  }

  private void store(PlanFile file, Path source) {
    String target = place(file);
    if (isWhole(target, file)) {
      return;
    }
    PlanFile found = Digest.pin(source.getParent(), source.getFileName().toString());
    requirePinned(file, found.sha256());
    Storage.upload(source, target);
  }

  /**
   * @throws PlanException when the file is another than the plan pinned
   */
  static void requirePinned(PlanFile pinned, String sha256) {
    if (!sha256.equals(pinned.sha256())) {
      throw new PlanException(
          "%s changed since the plan was compiled: its sha256 is %s, the plan pins %s. Compile the"
                  .formatted(pinned.path(), sha256, pinned.sha256())
              + " catalog again.");
    }
  }

  /** Of a store that is far away, whoever opens a file finds out whether it was changed. */
  private static boolean isWhole(String place, PlanFile file) {
    try {
      return Storage.find(place).filter(found -> found.getLen() == file.bytes()).isPresent()
          && (!Storage.isLocal(place)
              || Sha256Digest.of(Path.of(Storage.plain(place))).equals(file.sha256()));
    } catch (IOException e) {
      throw new StorageException(place, e);
    }
  }

  /**
   * The parameters of a pass's models, to be opened.
   *
   * @return by {@link #name}
   * @throws PlanException when one was changed
   */
  Map<String, Path> parameters(PlanMicrobatch microbatch) {
    ParameterArchive archive = new ParameterArchive(microbatch);
    return archive.isEmpty()
        ? Map.of()
        : PARAMETERS.computeIfAbsent(archive.place(folder), archive::unpack);
  }

  private Path open(PlanFile file) {
    return open(file, file.sha256());
  }

  private Path open(PlanFile file, String group) {
    String source = place(file);
    return VerifiedFiles.copy(source, file, group, target -> Storage.download(source, target));
  }

  private String place(PlanFile file) {
    return Storage.child(folder, name(file));
  }

  /** What a file is called where files are by what is in them. */
  static String name(PlanFile file) {
    return file.sha256() + "/" + Path.of(file.path()).getFileName();
  }

  /**
   * The host programs of a plan, to be run.
   *
   * @return the folder where they are
   * @throws PlanException when one that its models need is not pinned, or was changed
   */
  Path hosts(RunPlan plan, Platform platform) {
    Path found = Path.of("");
    for (String program : neededHosts(plan)) {
      PlanFile pinned =
          plan.hosts().stream()
              .filter(host -> host.platform().map(platform::equals).orElse(true))
              .map(PlanArtifact::file)
              .filter(file -> file.path().equals(program))
              .findFirst()
              .orElseThrow(
                  () ->
                      new PlanException(
                          "the plan pins no %s for %s, which its models need: it was compiled where"
                                  .formatted(program, platform.keyword())
                              + " that was not built. Build Martlet (./build package) and compile"
                              + " the catalog again."));
      found = open(pinned, pinnedHosts(plan)).getParent();
    }
    return found;
  }

  /** Names the host programs that a plan pins: those of all its passes lie in one folder. */
  private static String pinnedHosts(RunPlan plan) {
    return Digest.ofText(
        plan.hosts().stream().map(host -> host.file().sha256()).collect(Collectors.joining("\n")));
  }

  private static List<String> neededHosts(RunPlan plan) {
    return plan.models()
        .map(model -> HostProgram.of(plan.binary(model.binary()).kind()).file())
        .distinct()
        .toList();
  }

  /**
   * The file of a model's binary for a platform, to be opened.
   *
   * @throws PlanException when the plan has none, or it was changed
   */
  Path binary(RunPlan plan, PlanModel model, Platform platform) {
    PlanBinary binary = plan.binary(model.binary());
    return binary
        .on(platform)
        .map(this::open)
        .orElseThrow(
            () ->
                new PlanException(
                    "binary \"%s\" of %s has no file for %s. Add one under its platforms:"
                        .formatted(binary.name(), model.subject(), platform.keyword())));
  }
}
