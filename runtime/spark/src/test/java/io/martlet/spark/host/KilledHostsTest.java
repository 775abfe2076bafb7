package io.martlet.spark.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody kills or stops hosts, and their supervisors, at any moment. */
@Timeout(120)
class KilledHostsTest {

  private static final int BATCHES = 400;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void costTimeOnly(long seed) throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    Thread killer = new Thread(() -> kill(new Random(seed), done), "killer");
    try (HostSession session = HostSessionTest.open("good", "bad_rank", "good", "good")) {
      HostSessionTest.fill(session, "west", "east", "west");
      HostSessionTest.score(session, 3);
      killer.start();
      for (int batch = 0; batch < BATCHES; batch++) {
        HostSessionTest.fill(session, "west", "east", "west");
        HostSessionTest.score(session, 3);

        assertThat(session.failures()).containsOnlyKeys(1);
        for (int good : new int[] {0, 2, 3}) {
          assertThat(HostSessionTest.ranks(session, good, 3)).containsExactly(3, 4, 5);
        }
      }
    } finally {
      done.set(true);
      killer.join();
    }
  }

  private static void kill(Random random, AtomicBoolean done) {
    while (!done.get()) {
      List<ProcessHandle> hosts =
          ProcessHandle.current()
              .descendants()
              .filter(each -> each.info().command().orElse("").endsWith("martlet-host"))
              .toList();
      if (!hosts.isEmpty()) {
        ProcessHandle host = hosts.get(random.nextInt(hosts.size()));
        if (random.nextBoolean()) {
          host.destroyForcibly();
        } else {
          host.destroy();
        }
      }
      java.util.concurrent.locks.LockSupport.parkNanos(random.nextInt(400_000_000));
    }
  }
}
