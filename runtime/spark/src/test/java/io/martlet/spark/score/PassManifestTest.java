package io.martlet.spark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.catalog.RankRange;
import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.spark.host.FailureKind;
import io.martlet.spark.host.ModelFailure;
import io.martlet.spark.mart.MartFile;
import io.martlet.spark.mart.MartPass;
import io.martlet.spark.scan.UniverseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pass is done when its manifest says so, and as that says. */
class PassManifestTest {

  private static final List<UniverseFile> UNIVERSE =
      List.of(new UniverseFile(0, "/u/0", 30), new UniverseFile(1, "/u/1", 12));
  private static final PlanMicrobatch MICROBATCH =
      new PlanMicrobatch(
          "mb-0001", "p.Mb0001", List.of(model("first", 1, 1, 20), model("second", 7, -3, 3)));

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsRead() {
    manifest().write(folder.toString());

    PassManifest read = read("run", "plan", MICROBATCH, UNIVERSE).orElseThrow();

    assertThat(PassManifestFormat.write(read)).isEqualTo(PassManifestFormat.write(manifest()));
    assertThat(read.records()).isEqualTo(42);
    assertThat(read.model(0).failure())
        .isEqualTo(new ModelFailure(FailureKind.CRASHED, "SIGABRT", "in \"it\"\n\u0001", "id 3"));
    assertThat(read.model(1).ranks()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 21L);
    assertThat(read.model(1).positives()).isEqualTo(40);
    assertThat(read.times()).isEqualTo(new StageTimes(1, 2, 3, 4, 5, 6, 7));
  }

  @Test
  void aMartIsToldItsFilesAndTheModelsThatHaveScores() {
    assertThat(manifest().of(new PlanMart("first", List.of())))
        .isEqualTo(
            new MartPass("mb-0001", List.of(), List.of("/s/first-0", "/s/first-1"), "", List.of()));
    assertThat(manifest().of(new PlanMart("second", List.of())))
        .isEqualTo(
            new MartPass(
                "mb-0001",
                List.of(MICROBATCH.models().get(1)),
                List.of("/m/second-0", "/m/second-1"),
                "digest",
                List.of(own("/m/second-0", 30), own("/m/second-1", 12))));
  }

  @Test
  void aPassWithoutOneIsNotDone() {
    assertThat(read("run", "plan", MICROBATCH, UNIVERSE)).isEmpty();
  }

  @Test
  void oneOfAnotherRunPlanOrPassIsRefusedByName() {
    manifest().write(folder.toString());
    String place = folder.resolve("manifest.json").toString();

    refused("other", "plan", MICROBATCH, UNIVERSE)
        .hasMessageStartingWith(place + " has run \"run\", not \"other\"");
    refused("run", "other", MICROBATCH, UNIVERSE)
        .hasMessageStartingWith(place + " has plan \"plan\", not \"other\"");
    refused("run", "plan", new PlanMicrobatch("mb-0002", "p", List.of()), UNIVERSE)
        .hasMessageStartingWith(place + " has pass \"mb-0001\", not \"mb-0002\"");
  }

  @Test
  void oneOfAnotherUniverseIsRefused() {
    manifest().write(folder.toString());

    refused("run", "plan", MICROBATCH, UNIVERSE.subList(0, 1))
        .hasMessageContaining("2 files with 42 records, this run's has 1 with 30");
  }

  /** Any sign that is missing, or another. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aDamagedOneIsRefusedByName(long seed) throws IOException {
    manifest().write(folder.toString());
    Path file = folder.resolve("manifest.json");
    String whole = Files.readString(file);
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      int at = random.nextInt(whole.length() - 1);
      String rest =
          random.nextBoolean() ? "" : (char) (whole.charAt(at) + 1) + whole.substring(at + 1);
      Files.writeString(file, whole.substring(0, at) + rest);

      refused("run", "plan", MICROBATCH, UNIVERSE).hasMessageStartingWith(file + " ");
    }
  }

  @Test
  void thousandsOfModelsFitIntoOne() {
    List<PlanModel> models =
        IntStream.rangeClosed(1, 4500).mapToObj(number -> model("first", number, 1, 20)).toList();
    List<long[]> counts = new ArrayList<>();
    models.forEach(model -> counts.add(new Random(1).longs(21, 0, 60_000_000).toArray()));

    String text =
        PassManifestFormat.write(
            new PassManifest(
                "run",
                "plan",
                new PlanMicrobatch("mb-0001", "p", models),
                Map.of(),
                List.of(),
                Map.of(),
                counts,
                StageTimes.NONE));

    assertThat(text.length()).isLessThan(600_000);
  }

  private static PassManifest manifest() {
    Map<Integer, ModelFailure> failures = new HashMap<>();
    failures.put(0, new ModelFailure(FailureKind.CRASHED, "SIGABRT", "in \"it\"\n\u0001", "id 3"));
    return new PassManifest(
        "run",
        "plan",
        MICROBATCH,
        Map.of("second", "digest"),
        List.of(
            new PassFile(
                0, 30, Map.of("first", "/s/first-0"), Map.of("second", own("/m/second-0", 30))),
            new PassFile(
                1, 12, Map.of("first", "/s/first-1"), Map.of("second", own("/m/second-1", 12)))),
        failures,
        List.of(new long[21], new long[] {1, 2, 3, 4, 5, 6, 21, 40}),
        new StageTimes(1, 2, 3, 4, 5, 6, 7));
  }

  private static MartFile own(String path, long records) {
    String most = records == 30 ? null : "Bw==";
    return new MartFile(path, 1234, records, List.of(4L, 99L), most, most);
  }

  private Optional<PassManifest> read(
      String run, String plan, PlanMicrobatch microbatch, List<UniverseFile> universe) {
    return PassManifest.read(folder.toString(), run, plan, microbatch, universe);
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(
      String run, String plan, PlanMicrobatch microbatch, List<UniverseFile> universe) {
    return assertThatThrownBy(() -> read(run, plan, microbatch, universe))
        .isInstanceOf(PassException.class);
  }

  private static PlanModel model(String mart, int number, int first, int last) {
    return new PlanModel(
        mart,
        number,
        "model_" + number,
        List.of("age"),
        "binary",
        "symbol",
        Optional.empty(),
        new RankRange(first, last),
        "hash");
  }
}
