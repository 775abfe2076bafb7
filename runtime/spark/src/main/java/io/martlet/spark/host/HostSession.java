package io.martlet.spark.host;

import io.martlet.codegen.plan.PlanColumn;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The hosts of one task slot with the models of a microbatch open in them, and the region they
 * share. When a model takes its host down, it is out; a new host goes on with the others, on a new
 * region whose columns are copied from the old one, which hosts cannot write.
 */
public final class HostSession implements AutoCloseable {

  private static final int STRING_BYTES = 16;

  private final HostSettings settings;
  private final List<HostModel> models;
  private final Map<HostProgram, HostProcess> hosts = new EnumMap<>(HostProgram.class);
  private final Map<Integer, ModelFailure> failures = new TreeMap<>();
  private final Map<HostProgram, Watch> watches = new EnumMap<>(HostProgram.class);
  private RegionLayout layout;
  private Region region;
  private RegionView view;

  /** Two batches have a place in the region: one is filled or read while the other is scored. */
  private int filling;

  private int flying;
  private int flyingRows;
  private int scored;

  /** Starts the hosts that the models need, and opens the models. */
  public HostSession(HostSettings settings, List<PlanColumn> columns, List<HostModel> models) {
    this.settings = settings;
    this.models = List.copyOf(models);
    int[] stringBytes = new int[columns.size()];
    Arrays.fill(stringBytes, STRING_BYTES * settings.batchRows());
    this.layout = new RegionLayout(columns, models.size(), settings.batchRows(), stringBytes);
    replaceRegion(Region.create(1, layout.size()));
    for (HostModel model : models) {
      hosts.computeIfAbsent(HostProgram.of(model.kind()), this::start);
    }
    shareRegion();
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
    return (int) (inputsBase(filling) + layout.values(column));
  }

  /** Where a nullable column's validity bitmap of the batch to come starts. */
  public int validity(int column) {
    return (int) (inputsBase(filling) + layout.validity(column));
  }

  /** Where a string column's offsets of the batch to come start. */
  public int offsets(int column) {
    return (int) (inputsBase(filling) + layout.offsets(column));
  }

  /** Where a model's ranks of the batch awaited last start, 32 bits a record. */
  public int ranks(int model) {
    return (int) (outputsBase(scored) + layout.ranks(model));
  }

  /** Where a model's binaries of the batch awaited last start, a byte a record. */
  public int binaries(int model) {
    return (int) (outputsBase(scored) + layout.binaries(model));
  }

  private long inputsBase(int slot) {
    return slot * layout.inputsSize();
  }

  private long outputsBase(int slot) {
    return slot * layout.outputsSize();
  }

  /**
   * Has the records scored that lie in the memory. The next batch can be filled meanwhile, and the
   * scores of the one before be read. No other batch may be in flight.
   */
  public void submit(int rows) {
    flying = filling;
    flyingRows = rows;
    filling = 1 - filling;
    hosts.keySet().forEach(this::submit);
  }

  private void submit(HostProgram program) {
    watches.put(program, new Watch(() -> running(program), settings.scoreTimeout()));
    try {
      hosts
          .get(program)
          .send(
              new Frame(Frame.SCORE)
                  .i64(outputsBase(flying))
                  .i64(inputsBase(flying))
                  .i32(flyingRows));
    } catch (HostProcess.Gone e) {
      // Waiting for its answer tells, too.
      return;
    }
  }

  /** Waits for the batch in flight: every model has scores afterwards, or has failed. */
  public void await() {
    Set<HostProgram> waiting = new LinkedHashSet<>(hosts.keySet());
    while (!waiting.isEmpty()) {
      waiting.removeIf(this::answered);
      if (!waiting.isEmpty()) {
        // The others are done, so that nobody writes to the old region any more.
        waiting.forEach(this::restart);
        replaceRegion(region.successor(RegionLayout.PAGE));
        shareRegion();
        waiting.forEach(this::submit);
      }
    }
    scored = flying;
  }

  /** False when the host went down. */
  private boolean answered(HostProgram program) {
    try {
      ByteBuffer answer = hosts.get(program).receive(Frame.SCORED, watches.get(program));
      int count = Frame.count(answer);
      for (int i = 0; i < count; i++) {
        int model = answer.getInt();
        fail(model, ModelFailure.of(FailureKind.of(answer.get()), Frame.text(answer)));
      }
      return true;
    } catch (HostProcess.Gone e) {
      blame(running(program), hosts.get(program), watches.get(program));
      return false;
    }
  }

  private void restart(HostProgram program) {
    hosts.get(program).close();
    hosts.put(program, start(program));
  }

  private void replaceRegion(Region next) {
    region = next;
    view = new RegionView(region.memory());
  }

  /** A new host with every model open that has not failed. */
  private HostProcess start(HostProgram program) {
    while (true) {
      HostProcess host = HostProcess.start(program.in(Path.of(settings.folder())));
      if (open(program, host)) {
        return host;
      }
      host.close();
    }
  }

  /** False when a model took the host down. */
  private boolean open(HostProgram program, HostProcess host) {
    for (int model : modelsOf(program)) {
      Watch watch = new Watch(() -> model, settings.openTimeout());
      try {
        open(host, model, watch);
      } catch (HostProcess.Gone e) {
        blame(model, host, watch);
        return false;
      }
    }
    return true;
  }

  private void open(HostProcess host, int index, Watch watch) throws HostProcess.Gone {
    HostModel model = models.get(index);
    Frame open =
        new Frame(Frame.OPEN)
            .i32(index)
            .kind(model.kind())
            .text(model.binary().toString())
            .text(model.symbol())
            .text(model.parameters().toString())
            .i32(model.rank().first())
            .i32(model.rank().last())
            .i32(model.inputs().size());
    for (int input : model.inputs()) {
      PlanColumn column = layout.columns().get(input);
      open.type(column.type()).text(column.name());
    }
    host.send(open);
    ByteBuffer opened = host.receive(Frame.OPENED, watch);
    opened.getInt();
    int failure = opened.get();
    if (failure != 0) {
      fail(index, ModelFailure.of(FailureKind.of(failure), Frame.text(opened)));
    }
  }

  /** Models of a host that have not failed. */
  private int[] modelsOf(HostProgram program) {
    return IntStream.range(0, models.size())
        .filter(model -> HostProgram.of(models.get(model).kind()) == program)
        .filter(model -> !failures.containsKey(model))
        .toArray();
  }

  /** Hands the region and its layout to every host, and takes its name away. */
  private void shareRegion() {
    try {
      for (Map.Entry<HostProgram, HostProcess> host : hosts.entrySet()) {
        sendRegion(host.getKey(), host.getValue());
        sendLayout(host.getKey(), host.getValue());
      }
      region.unlink();
    } catch (HostProcess.Gone e) {
      throw new HostException("a host went down while it was idle", e);
    }
  }

  private void sendRegion(HostProgram program, HostProcess host) throws HostProcess.Gone {
    region.memory().putInt(program.statusOffset(), Watch.IDLE);
    host.send(
        new Frame(Frame.REGION)
            .i32(region.generation())
            .text(region.file().toString())
            .i64(layout.size())
            .i64(layout.inputs())
            .i64(program.statusOffset()));
    host.receive(Frame.READY, new Watch(() -> Watch.IDLE, settings.openTimeout()));
  }

  private void sendLayout(HostProgram program, HostProcess host) throws HostProcess.Gone {
    Frame frame = new Frame(Frame.LAYOUT).i32(layout.columns().size());
    for (int column = 0; column < layout.columns().size(); column++) {
      frame
          .type(layout.columns().get(column).type())
          .i64(layout.values(column))
          .i64(layout.validity(column))
          .i64(layout.offsets(column));
    }
    int[] scored = modelsOf(program);
    frame.i32(scored.length);
    for (int model : scored) {
      List<Integer> inputs = models.get(model).inputs();
      frame.i32(model).i64(layout.ranks(model)).i64(layout.binaries(model)).i32(inputs.size());
      inputs.forEach(frame::i32);
    }
    host.send(frame);
  }

  private int running(HostProgram program) {
    return region.memory().getInt(program.statusOffset());
  }

  /** Records how a model took its host down. */
  private void blame(int model, HostProcess host, Watch watch) {
    if (model < 0 || model >= models.size() || failures.containsKey(model)) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "a host went down while it ran no model: exit status %d %s",
              host.exitValue(),
              host.lastWords()));
    }
    if (watch.expired()) {
      fail(
          model,
          ModelFailure.of(
              FailureKind.TIMED_OUT,
              "took longer than " + watch.allowed().toSeconds() + " s and was stopped"));
      return;
    }
    String signal = Signals.of(host.exitValue());
    String words = host.lastWords();
    String how =
        signal.isEmpty()
            ? "ended its host with exit status " + host.exitValue()
            : "ended its host with " + signal;
    FailureKind kind =
        signal.equals(Signals.VIOLATION) ? FailureKind.VIOLATION : FailureKind.CRASHED;
    fail(model, new ModelFailure(kind, signal, words.isEmpty() ? how : how + ": " + words));
  }

  private void fail(int model, ModelFailure failure) {
    if (model < 0 || model >= models.size()) {
      throw new HostException("the host reported a failure of model " + model + ", unknown here");
    }
    failures.putIfAbsent(model, failure);
  }

  @Override
  public void close() {
    hosts.values().forEach(HostProcess::close);
    region.unlink();
  }
}
