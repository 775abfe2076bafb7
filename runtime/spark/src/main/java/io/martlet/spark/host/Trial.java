package io.martlet.spark.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the model that takes a host down, by running models apart from the others: the one whose
 * code ran first, then all others, then halves of them. A model is guilty when a host with it alone
 * goes down as well: while it opens, while it scores the same batch, or in the time after it that
 * the first host lived, since what a model leaves to a thread or a timer comes with time.
 */
final class Trial {

  /** The longest that a host is watched after it has scored. */
  static final Duration LONGEST_WATCH = Duration.ofSeconds(10);

  /** In which the end of a process is noticed that was ended. */
  private static final Duration SHORTEST_WATCH = Duration.ofMillis(200);

  /** Whoever ends hosts from outside is hardly there each time. */
  private static final int ATTEMPTS = 3;

  private final HostSettings settings;
  private final HostGroup group;
  private final List<HostModel> models;
  private final RegionLayout layout;
  private final Optional<Batch> batch;

  /**
   * @param models all there are, by index
   * @param batch what the host was to score, if anything
   */
  Trial(
      HostSettings settings,
      HostGroup group,
      List<HostModel> models,
      RegionLayout layout,
      Optional<Batch> batch) {
    this.settings = settings;
    this.group = group;
    this.models = models;
    this.layout = layout;
    this.batch = batch;
  }

  /** A model that takes a host down when it is alone in it, and how. */
  record Guilty(int model, ModelFailure failure) {}

  /**
   * Who is guilty; empty when none of the suspects takes a host down.
   *
   * @param suspects the models that were open
   */
  Optional<Guilty> of(HostDownException down, List<Integer> suspects) {
    Duration watched =
        down.comesWithTime() && !down.mayBeFromOutside() ? watched(down.lived()) : Duration.ZERO;
    List<Integer> others = new ArrayList<>(suspects);
    if (others.remove((Integer) down.running())) {
      Optional<Guilty> running = among(List.of(down.running()), watched);
      if (running.isPresent()) {
        return running;
      }
    }
    return among(others, watched);
  }

  private static Duration watched(Duration lived) {
    return lived.compareTo(LONGEST_WATCH) > 0
        ? LONGEST_WATCH
        : lived.compareTo(SHORTEST_WATCH) < 0 ? SHORTEST_WATCH : lived;
  }

  private Optional<Guilty> among(List<Integer> suspects, Duration watched) {
    if (suspects.isEmpty()) {
      return Optional.empty();
    }
    Optional<HostDownException> down = ended(suspects, watched);
    if (down.isEmpty()) {
      return Optional.empty();
    }
    if (suspects.size() == 1) {
      return Optional.of(new Guilty(suspects.get(0), down.get().failure()));
    }
    int half = suspects.size() / 2;
    return among(suspects.subList(0, half), watched)
        .or(() -> among(suspects.subList(half, suspects.size()), watched));
  }

  /**
   * How a host with these models goes down; empty when it does not, or by a signal that may come
   * from outside, and not each time while a model's code runs.
   */
  private Optional<HostDownException> ended(List<Integer> suspects, Duration watched) {
    HostDownException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        run(suspects, watched);
        return Optional.empty();
      } catch (HostDownException down) {
        last = down;
        if (!down.mayBeFromOutside()) {
          return Optional.of(down);
        }
        if (down.running() == Watch.IDLE) {
          return Optional.empty();
        }
      }
    }
    return Optional.ofNullable(last);
  }

  /** On a region of its own, so that nothing it writes counts. */
  private void run(List<Integer> suspects, Duration watched) throws HostDownException {
    try (Host host =
        Host.start(
            settings, group, models, layout.columns(), suspects, (model, failure, record) -> {})) {
      if (batch.isPresent()) {
        Region copy = batch.get().region().successor();
        try {
          host.share(copy, layout, suspects);
        } finally {
          copy.unlink();
        }
        host.submit(batch.get());
        host.await();
      }
      host.idle(watched);
    }
  }
}
