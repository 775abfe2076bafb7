package io.martlet.spark.score;

import io.martlet.plan.PlanMart;
import io.martlet.spark.mart.MartPass;
import io.martlet.spark.mart.MartPublisher;
import io.martlet.spark.prepare.PreparedUniverse;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Puts marts together whose passes are all through, whichever process did these, and publishes
 * those that are whole. The others stay staged.
 */
public final class MartCompletion {

  private final PreparedUniverse universe;
  private final MartPublisher publisher;
  private final Predicate<PlanMart> gate;

  /**
   * @param gate whether a mart may be published, all of whose models have scores
   */
  public MartCompletion(
      PreparedUniverse universe, MartPublisher publisher, Predicate<PlanMart> gate) {
    this.universe = universe;
    this.publisher = publisher;
    this.gate = gate;
  }

  /**
   * What became of a mart.
   *
   * @param published whether readers see it; it is staged otherwise
   */
  public record Completed(boolean published, long snapshot) {}

  /**
   * Completes a mart, or finds that the run has done so.
   *
   * @param manifests of all passes that have models of the mart
   */
  public Completed complete(PlanMart mart, List<PassManifest> manifests) {
    List<MartPass> passes = manifests.stream().map(pass -> pass.of(mart)).toList();
    int scored = passes.stream().mapToInt(pass -> pass.models().size()).sum();
    boolean isWhole = scored + mart.kept() == mart.models().size();
    boolean publish = isWhole && gate.test(mart);
    Optional<Long> before =
        publish
            ? publisher.published(mart).or(() -> publisher.unchanged(mart))
            : publisher.staged(mart);
    long snapshot = before.orElseGet(() -> complete(mart, passes, publish));
    publisher.deleteUnused(mart);
    return new Completed(publish, snapshot);
  }

  private long complete(PlanMart mart, List<MartPass> passes, boolean publish) {
    MartPublisher.Written written = publisher.write(mart, universe.files(), passes);
    return publish ? written.publish() : written.stage();
  }
}
