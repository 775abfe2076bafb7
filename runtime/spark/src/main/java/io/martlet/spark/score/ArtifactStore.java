package io.martlet.spark.score;

import io.martlet.catalog.Platform;
import io.martlet.catalog.Sha256Digest;
import io.martlet.plan.Digest;
import io.martlet.plan.HostProgram;
import io.martlet.plan.PlanArtifact;
import io.martlet.plan.PlanBinary;
import io.martlet.plan.PlanException;
import io.martlet.plan.PlanFile;
import io.martlet.plan.PlanModel;
import io.martlet.plan.RunPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bytes that a plan pins, each file under its SHA-256. A run takes binaries and parameters from
 * here and nowhere else, and verifies them when it opens them, so nothing runs that was not there
 * when the plan was compiled.
 */
public final class ArtifactStore {

  private final Path folder;

  public ArtifactStore(Path folder) {
    this.folder = folder;
  }

  /**
   * Takes in the files of a plan; those that are there but were changed, anew.
   *
   * @throws PlanException when a file is not what the plan pinned
   */
  public void store(RunPlan plan, Path catalogFolder) {
    Stream<PlanFile> binaries =
        plan.binaries().stream()
            .flatMap(binary -> binary.artifacts().stream())
            .map(artifact -> artifact.file());
    Stream<PlanFile> parameters = plan.models().flatMap(model -> model.parameters().stream());
    Stream.concat(binaries, parameters)
        .distinct()
        .forEach(file -> store(file, catalogFolder.resolve(file.path())));
  }

  private void store(PlanFile file, Path source) {
    Path target = path(file);
    try {
      if (Files.exists(target) && Sha256Digest.of(target).equals(file.sha256())) {
        return;
      }
      Files.createDirectories(target.getParent());
      Path fresh = Files.createTempFile(target.getParent(), ".", ".new");
      Files.copy(source, fresh, StandardCopyOption.REPLACE_EXISTING);
      PlanFile found = Digest.pin(target.getParent(), fresh.getFileName().toString());
      if (!found.sha256().equals(file.sha256())) {
        Files.delete(fresh);
        throw new PlanException(
            "%s changed since the plan was compiled: its sha256 is %s, the plan pins %s. Compile the"
                    .formatted(file.path(), found.sha256(), file.sha256())
                + " catalog again.");
      }
      if (Files.isExecutable(source)) {
        fresh.toFile().setExecutable(true);
      }
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A pinned file, to be opened.
   *
   * @throws PlanException when it was changed
   */
  Path open(PlanFile file) {
    return VerifiedFiles.copy(
        path(file), file, file.sha256(), "Delete it: the next run takes it from the catalog anew.");
  }

  private Path path(PlanFile file) {
    return folder.resolve(file.sha256()).resolve(Path.of(file.path()).getFileName().toString());
  }

  /**
   * The host programs of a plan, to be run.
   *
   * @param installed the folder that they are taken from
   * @return the folder where they are
   * @throws PlanException when one that its models need is not pinned, or was changed
   */
  static Path hosts(RunPlan plan, Platform platform, Path installed) {
    Path found = installed;
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
      Path copy =
          VerifiedFiles.copy(
              installed.resolve(program), pinned, pinnedHosts(plan), "Compile the catalog again.");
      found = copy.getParent();
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
