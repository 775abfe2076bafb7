package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What this process has beside its memory.
 *
 * @param channels descriptors of sockets, pipes and the like
 */
record RunLeftovers(List<String> processes, long channels, List<String> files, long regions) {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  static RunLeftovers now() {
    // Regions are mapped until their buffers are collected.
    System.gc();
    return new RunLeftovers(processesNow(), channelsNow(), filesNow(), regionsNow());
  }

  /** Holds that there is not more now, or soon. */
  void holdNow(String told) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE;
    RunLeftovers left = now();
    while (left.isMore(this) && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(100);
      left = now();
    }
    assertThat(left.isMore(this)).as("%s: %s, before %s", told, left, this).isFalse();
  }

  private boolean isMore(RunLeftovers before) {
    return !processes.isEmpty()
        || channels > before.channels
        || !files.isEmpty()
        || regions > before.regions;
  }

  private static List<String> processesNow() {
    return new HostProcesses(ProcessHandle.current())
        .all().stream().map(process -> process.pid() + " " + process.info()).toList();
  }

  private static long channelsNow() {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.filter(RunLeftovers::isChannel).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isChannel(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return !target.startsWith("/");
    } catch (IOException e) {
      return false; // It is gone.
    }
  }

  /** Files of hosts that run, or that this process or one that is gone has left. */
  private static List<String> filesNow() {
    List<String> files = new ArrayList<>();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    long self = ProcessHandle.current().pid();
    for (Path folder : list(temporary, "martlet-host-" + self + "-")) {
      files.add(folder.toString());
    }
    for (Path folder : list(Path.of("/dev/shm"), "martlet-regions-" + self + "-")) {
      list(folder, "").forEach(file -> files.add(file.toString()));
    }
    return files;
  }

  private static List<Path> list(Path folder, String prefix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long regionsNow() {
    try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
      return maps.filter(line -> line.contains("/martlet-regions-")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
