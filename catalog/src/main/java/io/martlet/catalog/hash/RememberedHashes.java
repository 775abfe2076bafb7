package io.martlet.catalog.hash;

import io.martlet.catalog.Sha256Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SHA-256 of large local files, each read once as long as it looks as it did: the same inode,
 * size, and times of its content and of its entry. Kept in a file that may be deleted at any time,
 * and that several processes may use: what one of them does not find there it reads again.
 */
public final class RememberedHashes {

  private static final String ATTRIBUTES = "unix:dev,ino,size,lastModifiedTime,ctime";
  private static final Pattern LINE = Pattern.compile("(\\S+) ([0-9a-f]{64})");

  /** Some 25,000 files; a longer memory is begun anew. */
  private static final long MOST_BYTES = 1 << 22;

  /** Two changes within a tick of the kernel's clock have the same time. */
  private static final long TICK_MILLIS = 100;

  private final Optional<Path> memory;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  private RememberedHashes(Optional<Path> memory) {
    this.memory = memory;
    memory.ifPresent(this::recall);
  }

  /** For as long as this object lives. */
  public static RememberedHashes unkept() {
    return new RememberedHashes(Optional.empty());
  }

  /** In the file {@code hashes} of a folder. */
  public static RememberedHashes in(Path folder) {
    return new RememberedHashes(Optional.of(folder.resolve("hashes")));
  }

  public String of(Path file) throws IOException {
    Map<String, Object> now = Files.readAttributes(file, ATTRIBUTES);
    String look = look(now);
    String remembered = known.get(look);
    if (remembered != null) {
      return remembered;
    }
    Instant settled = Instant.now().minusMillis(TICK_MILLIS);
    String hash = Sha256Digest.of(file);
    if (((FileTime) now.get("ctime")).toInstant().isBefore(settled)) {
      known.put(look, hash);
      memory.ifPresent(kept -> append(kept, look + " " + hash + "\n"));
    }
    return hash;
  }

  private static String look(Map<String, Object> attributes) {
    return "%s:%s:%s:%s:%s"
        .formatted(
            attributes.get("dev"),
            attributes.get("ino"),
            attributes.get("size"),
            attributes.get("lastModifiedTime"),
            attributes.get("ctime"));
  }

  /** Lines that another process has not finished are none. */
  private void recall(Path kept) {
    try {
      if (!Files.exists(kept)) {
        return;
      }
      if (Files.size(kept) > MOST_BYTES) {
        Files.delete(kept);
        return;
      }
      for (String line : Files.readAllLines(kept)) {
        Matcher parts = LINE.matcher(line);
        if (parts.matches()) {
          known.put(parts.group(1), parts.group(2));
        }
      }
    } catch (IOException unreadable) {
      known.clear();
    }
  }

  /** One write a line, which the kernel puts behind those of other processes. */
  private static void append(Path kept, String line) {
    try {
      Files.createDirectories(kept.getParent());
      Files.writeString(kept, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException unkept) {
      // It is read again the next time.
    }
  }
}
