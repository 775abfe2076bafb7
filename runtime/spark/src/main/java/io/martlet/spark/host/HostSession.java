package io.martlet.spark.host;

import io.martlet.plan.PlanColumn;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The hosts of one task slot with the models of a microbatch open in them, and the region they
 * share. When a host goes down, a {@link Trial} finds the model to blame, which is out; a new host
 * goes on with the others, on a new region whose columns are copied from the old one, which hosts
 * cannot write. A host that goes down by no model's fault is started again; when that does not
 * help, its models are divided among two hosts, and so on.
 */
public final class HostSession implements AutoCloseable {

  private static final int STRING_BYTES = 16;

  /** How often a host may go down over one batch without any model's fault. */
  private static final int MOST_RESTARTS = 3;

  /** The same where somebody else may have ended it. */
  private static final int MOST_RESTARTS_FROM_OUTSIDE = 10;

  private final HostSettings settings;
  private final List<HostModel> models;
  private final List<HostGroup> groups;
  private final Map<HostGroup, Host> hosts = new LinkedHashMap<>();
  private final Map<HostGroup, Integer> restarts = new HashMap<>();
  private final Map<Integer, ModelFailure> failures = new TreeMap<>();
  private final Map<Integer, Integer> failedRecords = new TreeMap<>();
  private long replaced;
  private RegionLayout layout;
  private Region region;
  private RegionView view;

  /** Two batches have a place in the region: one is filled or read while the other is scored. */
  private int filling;

  private Optional<Batch> flying = Optional.empty();
  private int scored;

  /** Starts the hosts that the models need, and opens the models. */
  public HostSession(HostSettings settings, List<PlanColumn> columns, List<HostModel> models) {
    this.settings = settings;
    this.models = List.copyOf(models);
    this.groups = new ArrayList<>(HostGroup.of(models));
    int[] stringBytes = new int[columns.size()];
    Arrays.fill(stringBytes, STRING_BYTES * settings.batchRows());
    this.layout = new RegionLayout(columns, groups, settings.batchRows(), stringBytes);
    replaceRegion(Region.create(1, layout.size()));
    try {
      List.copyOf(groups).forEach(this::start);
      shareRegion();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** How far the sandbox of each host reaches at least. */
  public SandboxLevel sandbox() {
    return hosts.values().stream()
        .map(Host::sandbox)
        .min(Comparator.naturalOrder())
        .orElse(SandboxLevel.FULL);
  }

  /** Processor time of all hosts that are there, in nanoseconds. */
  public long processorNanos() {
    return hosts.values().stream().mapToLong(Host::processorNanos).sum();
  }

  /** How often a host that went down was replaced so far. */
  public long replaced() {
    return replaced;
  }

  /** Failed models by their index, with the reason. They have no scores. */
  public Map<Integer, ModelFailure> failures() {
    return failures;
  }

  /**
   * At which record of the batch awaited last models failed in it, from 0, by their index; those of
   * which that is unknown are not there.
   */
  public Map<Integer, Integer> failedRecords() {
    return failedRecords;
  }

  /** Says which record it was at which a model has failed. */
  public void nameRecord(int model, String key) {
    failures.computeIfPresent(model, (index, failure) -> failure.at(key));
  }

  /** Whether the region has room for a batch whose strings have that many bytes, by column. */
  public boolean holds(int[] stringBytes) {
    return layout.holding(stringBytes) == layout;
  }

  /** Makes room for strings. No batch may be in flight, and what lies in the region is gone. */
  public void grow(int[] stringBytes) {
    layout = layout.holding(stringBytes);
    replaceRegion(Region.create(region.generation() + 1, layout.size()));
    shareRegion();
  }

  /** The memory that holds columns and scores. */
  public RegionView view() {
    return view;
  }

  /** Where a column's values of the batch to come start. */
  public int values(int column) {
    return (int) (inputsBase() + layout.values(column));
  }

  /** Where a nullable column's validity bitmap of the batch to come starts. */
  public int validity(int column) {
    return (int) (inputsBase() + layout.validity(column));
  }

  /** Where a string column's offsets of the batch to come start. */
  public int offsets(int column) {
    return (int) (inputsBase() + layout.offsets(column));
  }

  private long inputsBase() {
    return filling * layout.inputsSize();
  }

  /** Where a model's ranks of the batch awaited last start, 32 bits a record. */
  public int ranks(int model) {
    return (int) (layout.ranks(model) + scored * layout.outputsSize(model));
  }

  /** Where a model's binaries of the batch awaited last start, a byte a record. */
  public int binaries(int model) {
    return (int) (layout.binaries(model) + scored * layout.outputsSize(model));
  }

  /**
   * Has the records scored that lie in the memory. The next batch can be filled meanwhile, and the
   * scores of the one before be read. No other batch may be in flight.
   */
  public void submit(int rows) {
    Batch batch = new Batch(region, layout, filling, rows);
    flying = Optional.of(batch);
    filling = 1 - filling;
    hosts.values().forEach(host -> host.submit(batch));
  }

  /** Waits for the batch in flight: every model has scores afterwards, or has failed. */
  public void await() {
    Map<Integer, ModelFailure> before = new HashMap<>(failures);
    failedRecords.clear();
    List<HostGroup> waiting = List.copyOf(hosts.keySet());
    while (!waiting.isEmpty()) {
      RegionLayout former = layout;
      Map<HostGroup, HostDownException> down = downOf(waiting);
      List<HostGroup> again = new ArrayList<>();
      if (!down.isEmpty()) {
        // The others are done, so that nobody writes to the old region any more.
        down.forEach((group, end) -> again.addAll(replace(group, end)));
        replaceRegion(region.successor());
        shareRegion();
      }
      waiting = layout == former ? again : List.copyOf(hosts.keySet());
      for (HostGroup group : waiting) {
        hosts.get(group).submit(flying.orElseThrow());
      }
    }
    restarts.clear();
    failures.forEach(
        (model, failure) -> {
          if (!before.containsKey(model)) {
            findRecord(model, failure);
          }
        });
    scored = flying.orElseThrow().slot();
    flying = Optional.empty();
  }

  private void findRecord(int model, ModelFailure failure) {
    if (failedRecords.containsKey(model) || failure.kind() == FailureKind.LOAD_ERROR) {
      return;
    }
    HostGroup group =
        groups.stream().filter(each -> each.models().contains(model)).findFirst().orElseThrow();
    OptionalInt record =
        new RecordTrial(settings, group, models, flying.orElseThrow(), model, failure.kind())
            .record();
    record.ifPresent(found -> failedRecords.put(model, found));
  }

  /** Hosts that are down: before they have answered, or since. */
  private Map<HostGroup, HostDownException> downOf(List<HostGroup> waiting) {
    Map<HostGroup, HostDownException> down = new LinkedHashMap<>();
    for (HostGroup group : waiting) {
      try {
        hosts.get(group).await();
      } catch (HostDownException e) {
        down.put(group, e);
      }
    }
    for (HostGroup group : hosts.keySet()) {
      try {
        if (!down.containsKey(group)) {
          hosts.get(group).idle(Duration.ZERO);
        }
      } catch (HostDownException e) {
        down.put(group, e);
      }
    }
    return down;
  }

  private void replaceRegion(Region next) {
    region = next;
    view = new RegionView(region.memory());
    flying = flying.map(batch -> new Batch(region, layout, batch.slot(), batch.rows()));
  }

  /** Hands the region and its layout to every host, and takes its name away. */
  private void shareRegion() {
    Deque<HostGroup> left = new ArrayDeque<>(hosts.keySet());
    while (!left.isEmpty()) {
      HostGroup group = left.poll();
      RegionLayout former = layout;
      try {
        hosts.get(group).share(region, layout, working(group));
      } catch (HostDownException e) {
        List<HostGroup> replacing = replace(group, e);
        if (layout == former) {
          left.addAll(replacing);
        } else {
          left = new ArrayDeque<>(hosts.keySet());
        }
      }
    }
    region.unlink();
  }

  /**
   * Starts a host with every model of a group open that has not failed; none when all have.
   *
   * @return the groups that have hosts now: this one, or what it was divided into
   */
  private List<HostGroup> start(HostGroup group) {
    while (!working(group).isEmpty()) {
      List<Integer> opened = working(group);
      try {
        hosts.put(
            group, Host.start(settings, group, models, layout.columns(), opened, this::failed));
        return List.of(group);
      } catch (HostDownException e) {
        if (!settled(group, e)) {
          return startHalves(group);
        }
      }
    }
    return List.of();
  }

  private void failed(int model, ModelFailure failure, int record) {
    failures.putIfAbsent(model, failure);
    if (record != FailureListener.NO_RECORD) {
      failedRecords.put(model, record);
    }
  }

  /** Gives the groups that have hosts now in the place of one that went down. */
  private List<HostGroup> replace(HostGroup group, HostDownException down) {
    hosts.remove(group).close();
    replaced++;
    return settled(group, down) ? start(group) : startHalves(group);
  }

  /**
   * Fails the model by whose fault a host went down, or counts it as the host's. False when that
   * has been too often: then the models must part.
   */
  private boolean settled(HostGroup group, HostDownException down) {
    Optional<Trial.Guilty> guilty =
        new Trial(settings, group, models, layout, flying).of(down, working(group));
    if (guilty.isPresent()) {
      failures.putIfAbsent(guilty.get().model(), guilty.get().failure());
      return true;
    }
    int times = restarts.merge(group, 1, Integer::sum);
    if (times <= (down.mayBeFromOutside() ? MOST_RESTARTS_FROM_OUTSIDE : MOST_RESTARTS)) {
      return true;
    }
    if (working(group).size() > 1) {
      return false;
    }
    ModelFailure last = down.failure();
    String message =
        String.format(Locale.ROOT, "took its host down %d times over one batch", times);
    failures.putIfAbsent(
        working(group).get(0), last.says(message + "; the last time it " + last.message()));
    return true;
  }

  /** Divides the models that a host cannot run together. */
  private List<HostGroup> startHalves(HostGroup group) {
    List<HostGroup> halves = group.halves(working(group));
    int place = groups.indexOf(group);
    groups.remove(place);
    groups.addAll(place, halves);
    RegionLayout apart = layout.of(groups);
    Region next = region.successor(layout, apart);
    region.unlink();
    layout = apart;
    replaceRegion(next);
    List<HostGroup> started = new ArrayList<>();
    halves.forEach(half -> started.addAll(start(half)));
    return started;
  }

  /** Models of a group that have not failed. */
  private List<Integer> working(HostGroup group) {
    return group.models().stream().filter(model -> !failures.containsKey(model)).toList();
  }

  @Override
  public void close() {
    hosts.values().forEach(Host::close);
    region.unlink();
  }
}
