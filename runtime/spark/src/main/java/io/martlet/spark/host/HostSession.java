package io.martlet.spark.host;

import io.martlet.plan.PlanColumn;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The hosts of one task slot with the models of a microbatch open in them, and the region they
 * share. When a host goes down, a {@link Trial} finds the model to blame, which is out; a new host
 * goes on with the others, on a new region whose columns are copied from the old one, which hosts
 * cannot write. A host that goes down by no model's fault is started again.
 */
public final class HostSession implements AutoCloseable {

  private static final int STRING_BYTES = 16;

  /** How often a host may go down over one batch without any model's fault. */
  private static final int MOST_RESTARTS = 3;

  private final HostSettings settings;
  private final List<HostModel> models;
  private final List<HostGroup> groups;
  private final Map<HostGroup, Host> hosts = new LinkedHashMap<>();
  private final Map<HostGroup, Integer> restarts = new HashMap<>();
  private final Map<Integer, ModelFailure> failures = new TreeMap<>();
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
    this.groups = HostGroup.of(models);
    int[] stringBytes = new int[columns.size()];
    Arrays.fill(stringBytes, STRING_BYTES * settings.batchRows());
    this.layout = new RegionLayout(columns, groups, settings.batchRows(), stringBytes);
    replaceRegion(Region.create(1, layout.size()));
    try {
      groups.forEach(this::start);
      shareRegion();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** Failed models by their index, with the reason. They have no scores. */
  public Map<Integer, ModelFailure> failures() {
    return failures;
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
    Batch batch = flying.orElseThrow();
    List<HostGroup> waiting = List.copyOf(hosts.keySet());
    while (!waiting.isEmpty()) {
      Map<HostGroup, HostDownException> down = downOf(waiting);
      if (!down.isEmpty()) {
        // The others are done, so that nobody writes to the old region any more.
        down.forEach(this::replace);
        replaceRegion(region.successor());
        shareRegion();
        batch = new Batch(region, layout, batch.slot(), batch.rows());
        flying = Optional.of(batch);
      }
      waiting = down.keySet().stream().filter(hosts::containsKey).toList();
      for (HostGroup group : waiting) {
        hosts.get(group).submit(batch);
      }
    }
    restarts.clear();
    flying = Optional.empty();
    scored = batch.slot();
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
  }

  /** Hands the region and its layout to every host, and takes its name away. */
  private void shareRegion() {
    for (HostGroup group : groups) {
      while (hosts.containsKey(group) && !shared(group)) {
        // The host that has taken the place of one that went down gets it, too.
      }
    }
    region.unlink();
  }

  private boolean shared(HostGroup group) {
    try {
      hosts.get(group).share(region, layout, working(group));
      return true;
    } catch (HostDownException e) {
      replace(group, e);
      return false;
    }
  }

  /** Starts a host with every model of a group open that has not failed; none when all have. */
  private void start(HostGroup group) {
    while (!working(group).isEmpty() && !hosts.containsKey(group)) {
      List<Integer> opened = working(group);
      try {
        hosts.put(
            group,
            Host.start(settings, group, models, layout.columns(), opened, failures::putIfAbsent));
      } catch (HostDownException e) {
        blame(group, e);
      }
    }
  }

  private void replace(HostGroup group, HostDownException down) {
    hosts.remove(group).close();
    blame(group, down);
    start(group);
  }

  /** Fails the model by whose fault a host went down, or counts it as the host's. */
  private void blame(HostGroup group, HostDownException down) {
    Optional<Trial.Guilty> guilty =
        new Trial(settings, group, models, layout, flying).of(down, working(group));
    if (guilty.isPresent()) {
      failures.putIfAbsent(guilty.get().model(), guilty.get().failure());
    } else if (restarts.merge(group, 1, Integer::sum) > MOST_RESTARTS) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "The host of %s went down %d times over one batch, and none of its models does that"
                  + " alone: is the machine out of memory? The last time something %s.",
              names(group),
              restarts.get(group),
              down.failure().message()));
    }
  }

  private String names(HostGroup group) {
    String first = models.get(group.models().get(0)).subject();
    int others = group.models().size() - 1;
    return others == 0 ? first : first + " and " + others + " more";
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
