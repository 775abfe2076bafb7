package io.martlet.spark.host;

import io.martlet.plan.PlanColumn;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/** A host with models of one group open in it. */
final class Host implements AutoCloseable {

  private static final String CUT_SHORT = "an answer came that is too short";

  private final HostSettings settings;
  private final HostGroup group;
  private final List<HostModel> models;
  private final HostProcess process;
  private final FailureListener failed;
  private final Map<Integer, Integer> order = new HashMap<>();
  private final long since = System.nanoTime();
  private long ticket;
  private Region region;
  private RegionLayout layout;
  private Watch watch;

  private Host(
      HostSettings settings, HostGroup group, List<HostModel> models, FailureListener failed) {
    this.settings = settings;
    this.group = group;
    this.models = models;
    this.failed = failed;
    this.process =
        HostProcess.start(
            Path.of(settings.folder(), group.program().file()),
            group.program().guests(),
            readable(group, models));
  }

  /**
   * Starts a host, and opens models in it.
   *
   * @param models all there are, by index
   * @param columns which the models read
   * @param opened the indexes of those to open
   * @param failed told of models that do not open, and later of those that do not score
   */
  static Host start(
      HostSettings settings,
      HostGroup group,
      List<HostModel> models,
      List<PlanColumn> columns,
      List<Integer> opened,
      FailureListener failed)
      throws HostDownException {
    Host host = new Host(settings, group, models, failed);
    try {
      host.requireSandbox();
      for (int model : opened) {
        host.open(model, columns);
      }
      return host;
    } catch (HostDownException | RuntimeException | Error e) {
      host.close();
      throw e;
    }
  }

  private void requireSandbox() {
    if (process.sandbox().compareTo(settings.leastSandbox()) < 0) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "%s reaches the sandbox level %s on this machine, and the deployment requires %s: run"
                  + " where the kernel has seccomp and Landlock (Linux 5.13), or leave sandbox:"
                  + " required out of it",
              group.program().file(),
              process.sandbox().label(),
              settings.leastSandbox().label()));
    }
  }

  /** Where the binaries and parameters of a group lie. */
  private static Set<Path> readable(HostGroup group, List<HostModel> models) {
    Set<Path> folders = new TreeSet<>();
    for (int index : group.models()) {
      HostModel model = models.get(index);
      folders.add(model.binary().toAbsolutePath().getParent());
      if (!model.parameters().toString().isEmpty()) {
        folders.add(model.parameters().toAbsolutePath().getParent());
      }
    }
    return folders;
  }

  private void open(int index, List<PlanColumn> columns) throws HostDownException {
    HostModel model = models.get(index);
    Frame open =
        new Frame(Frame.OPEN)
            .i32(index)
            .kind(model.kind())
            .text(model.binary().toAbsolutePath().toString())
            .text(model.symbol())
            .text(model.parameters().toString())
            .i32(model.rank().first())
            .i32(model.rank().last())
            .i32(model.inputs().size());
    for (int input : model.inputs()) {
      open.type(columns.get(input).type()).text(columns.get(input).name());
    }
    watch = new Watch(() -> Watch.IDLE, settings.openTimeout());
    try {
      process.send(open, watch);
      ByteBuffer opened = process.receive(Frame.OPENED, watch);
      requireSame("model", index, opened.getInt());
      int kind = opened.get();
      int signal = opened.get();
      if (kind != 0) {
        told(
            index,
            ModelFailure.of(FailureKind.of(kind), signal, Frame.text(opened)),
            FailureListener.NO_RECORD);
      }
    } catch (HostProcess.Gone e) {
      throw down(index, e);
    } catch (HostException e) {
      throw down(index, process.end(e.getMessage()));
    } catch (BufferUnderflowException e) {
      throw down(index, process.end(CUT_SHORT));
    }
  }

  /** Processor time so far, in nanoseconds. */
  long processorNanos() {
    return process.processorNanos();
  }

  /** How far its sandbox reaches. */
  SandboxLevel sandbox() {
    return process.sandbox();
  }

  /** Hands over a region, in which the scores of some of the open models have a place. */
  void share(Region shared, RegionLayout places, List<Integer> scored) throws HostDownException {
    region = shared;
    layout = places;
    order.clear();
    scored.forEach(model -> order.put(model, order.size()));
    watch = new Watch(() -> Watch.IDLE, settings.openTimeout());
    region.memory().putInt((int) layout.own(group), Watch.IDLE);
    try {
      process.send(
          new Frame(Frame.REGION)
              .i32(region.generation())
              .text(region.file().toString())
              .i64(layout.size())
              .i64(layout.own(group))
              .i64(layout.ownSize(group))
              .i64(layout.inputs()),
          watch);
      ByteBuffer ready = process.receive(Frame.READY, watch);
      requireSame("region", region.generation(), ready.getInt());
      process.send(layoutFrame(scored), watch);
    } catch (HostProcess.Gone e) {
      throw down(running(), e);
    } catch (HostException e) {
      throw down(running(), process.end(e.getMessage()));
    } catch (BufferUnderflowException e) {
      throw down(running(), process.end(CUT_SHORT));
    }
  }

  private Frame layoutFrame(List<Integer> scored) {
    Frame frame = new Frame(Frame.LAYOUT).i32(layout.columns().size());
    for (int column = 0; column < layout.columns().size(); column++) {
      frame
          .type(layout.columns().get(column).type())
          .i64(layout.values(column))
          .i64(layout.validity(column))
          .i64(layout.offsets(column));
    }
    frame.i32(scored.size());
    for (int model : scored) {
      List<Integer> inputs = models.get(model).inputs();
      frame.i32(model).i64(layout.ranks(model)).i64(layout.binaries(model)).i32(inputs.size());
      inputs.forEach(frame::i32);
    }
    return frame;
  }

  /** Has a batch of the shared region scored. */
  void submit(Batch batch) {
    watch = new Watch(this::place, settings.scoreTimeout());
    ticket = ThreadLocalRandom.current().nextLong();
    try {
      process.send(
          new Frame(Frame.SCORE)
              .i64(ticket)
              .i64(batch.slot() * layout.outputsSize(group))
              .i64(batch.slot() * layout.inputsSize())
              .i32(batch.rows()),
          watch);
    } catch (HostProcess.Gone e) {
      // Waiting for its answer tells, too.
      return;
    }
  }

  /** Waits until the batch that was submitted is scored. */
  void await() throws HostDownException {
    try {
      ByteBuffer answer = process.receive(Frame.SCORED, watch);
      // A model that writes to its host's socket does not know it.
      requireSame("batch", ticket, answer.getLong());
      int count = Frame.count(answer);
      for (int i = 0; i < count; i++) {
        int model = answer.getInt();
        FailureKind kind = FailureKind.of(answer.get());
        int record = answer.getInt();
        ModelFailure failure = ModelFailure.of(kind, answer.get(), Frame.text(answer));
        if (!group.models().contains(model)) {
          throw new HostException("the host told of model " + model + ", which is not there");
        }
        told(model, failure, record);
      }
    } catch (HostProcess.Gone e) {
      throw down(running(), e);
    } catch (HostException e) {
      throw down(running(), process.end(e.getMessage()));
    } catch (BufferUnderflowException e) {
      throw down(running(), process.end(CUT_SHORT));
    }
  }

  /**
   * Takes note of a failure. A model's own process that was ended by a signal from outside may be
   * nobody's fault, as little as the end of a host.
   */
  private void told(int model, ModelFailure failure, int record) throws HostDownException {
    if (Signals.isFromOutside(failure.signal())) {
      throw down(model, failure);
    }
    failed.failed(model, failure, record);
  }

  /** Lets the host be for a while. */
  void idle(Duration time) throws HostDownException {
    watch = new Watch(() -> Watch.IDLE, time);
    try {
      process.idle(time);
    } catch (HostProcess.Gone e) {
      throw down(running(), e);
    }
  }

  private static void requireSame(String what, long asked, long answered) {
    if (asked != answered) {
      throw new HostException("an answer came for another " + what + " than was asked about");
    }
  }

  private int running() {
    int model = region == null ? Watch.IDLE : region.memory().getInt((int) layout.own(group));
    return group.models().contains(model) ? model : Watch.IDLE;
  }

  /** How far the host has come in its order. */
  private int place() {
    return order.getOrDefault(running(), Watch.IDLE);
  }

  private HostDownException down(int running, HostProcess.Gone gone) {
    return down(running, gone.end().failure(watch.allowed()));
  }

  private HostDownException down(int running, ModelFailure failure) {
    return new HostDownException(running, failure, Duration.ofNanos(System.nanoTime() - since));
  }

  @Override
  public void close() {
    process.close();
  }
}
