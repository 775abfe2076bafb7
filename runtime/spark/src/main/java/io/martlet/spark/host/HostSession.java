package io.martlet.spark.host;

import io.martlet.codegen.plan.PlanColumn;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
  private RegionLayout layout;
  private Region region;

  /** Starts the hosts that the models need, and opens the models. */
  public HostSession(HostSettings settings, List<PlanColumn> columns, List<HostModel> models) {
    this.settings = settings;
    this.models = List.copyOf(models);
    int[] stringBytes = new int[columns.size()];
    Arrays.fill(stringBytes, STRING_BYTES * settings.batchRows());
    this.layout = new RegionLayout(columns, models.size(), settings.batchRows(), stringBytes);
    this.region = Region.create(1, layout.size());
    for (HostModel model : models) {
      hosts.computeIfAbsent(HostProgram.of(model.kind()), this::start);
    }
    shareRegion();
  }

  /** Failed models by their index, with the reason. They have no scores. */
  public Map<Integer, ModelFailure> failures() {
    return failures;
  }

  /**
   * Makes room for strings.
   *
   * @param stringBytes for each column, how many bytes its strings have in the batch to come
   */
  public void reserve(int[] stringBytes) {
    RegionLayout larger = layout.holding(stringBytes);
    if (larger != layout) {
      layout = larger;
      region = Region.create(region.generation() + 1, layout.size());
      shareRegion();
    }
  }

  /** The memory that holds columns and scores, in the machine's byte order. */
  public ByteBuffer memory() {
    return region.memory();
  }

  /** Bytes a record of a column. */
  public int width(int column) {
    return layout.columns().get(column).type().width();
  }

  /** Where a column's values start in the memory. */
  public int values(int column) {
    return (int) layout.values(column);
  }

  /** Where a nullable column's validity bitmap starts. */
  public int validity(int column) {
    return (int) layout.validity(column);
  }

  /** Where a string column's offsets start. */
  public int offsets(int column) {
    return (int) layout.offsets(column);
  }

  /** Where a model's ranks start, 32 bits a record. */
  public int ranks(int model) {
    return (int) layout.ranks(model);
  }

  /** Where a model's binaries start, a byte a record. */
  public int binaries(int model) {
    return (int) layout.binaries(model);
  }

  /**
   * Scores the records that lie in the memory; every model has scores afterwards, or has failed.
   */
  public void score(int rows) {
    for (HostProgram program : List.copyOf(hosts.keySet())) {
      boolean scored = false;
      while (!scored) {
        scored = score(program, rows);
      }
    }
  }

  /** One try; false when the host went down and another has taken its place. */
  private boolean score(HostProgram program, int rows) {
    HostProcess host = hosts.get(program);
    Watch watch = new Watch(() -> running(program), settings.scoreTimeout());
    try {
      host.send(new Frame(Frame.SCORE).i64(0).i64(0).i32(rows));
      ByteBuffer scored = host.receive(Frame.SCORED, watch);
      int count = Frame.count(scored);
      for (int i = 0; i < count; i++) {
        int model = scored.getInt();
        fail(model, ModelFailure.of(FailureKind.of(scored.get()), Frame.text(scored)));
      }
      return true;
    } catch (HostProcess.Gone e) {
      blame(running(program), host, watch);
      region = region.successor(RegionLayout.PAGE);
      host.close();
      hosts.put(program, start(program));
      shareRegion();
      return false;
    }
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
          "a host went down while it ran no model: exit status %d %s"
              .formatted(host.exitValue(), host.lastWords()));
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
