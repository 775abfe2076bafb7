package io.martlet.benchmarks.scale;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The most of the heap that was left in use by any collection: what could not be thrown away. */
final class HeapAfterCollection {

  private final AtomicLong most = new AtomicLong();

  static HeapAfterCollection watched() {
    HeapAfterCollection heap = new HeapAfterCollection();
    ManagementFactory.getGarbageCollectorMXBeans()
        .forEach(
            collector ->
                ((NotificationEmitter) collector)
                    .addNotificationListener(
                        (event, nothing) -> heap.collected((CompositeData) event.getUserData()),
                        null,
                        null));
    return heap;
  }

  private void collected(CompositeData event) {
    Set<String> pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());
    long used =
        GarbageCollectionNotificationInfo.from(event)
            .getGcInfo()
            .getMemoryUsageAfterGc()
            .entrySet()
            .stream()
            .filter(pool -> pools.contains(pool.getKey()))
            .mapToLong(pool -> pool.getValue().getUsed())
            .sum();
    most.accumulateAndGet(used, Math::max);
  }

  long bytes() {
    return most.get();
  }
}
