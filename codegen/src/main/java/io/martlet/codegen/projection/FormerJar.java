package io.martlet.codegen.projection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The projections that were compiled before, each with the digest of its source. */
final class FormerJar {

  private static final String DIGESTS = "META-INF/martlet/";

  private final Map<String, byte[]> entries;

  private FormerJar(Map<String, byte[]> entries) {
    this.entries = entries;
  }

  /** A jar that cannot be read is as good as none. */
  static FormerJar read(Optional<byte[]> jar) {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(jar.orElse(new byte[0])))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException damaged) {
      entries.clear();
    }
    return new FormerJar(entries);
  }

  static String classFile(String name) {
    return name.replace('.', '/') + ".class";
  }

  static String digestFile(String name) {
    return DIGESTS + name + ".sha256";
  }

  /**
   * The files of a class and of those nested in it; none when it was compiled from another source.
   *
   * @param digest of its source now
   */
  Map<String, byte[]> classes(String name, String digest) {
    byte[] known = entries.get(digestFile(name));
    Map<String, byte[]> classes = new TreeMap<>();
    if (known != null && new String(known, StandardCharsets.UTF_8).equals(digest)) {
      String path = name.replace('.', '/');
      entries.forEach(
          (file, bytes) -> {
            if (file.equals(path + ".class") || file.startsWith(path + "$")) {
              classes.put(file, bytes);
            }
          });
    }
    return classes;
  }
}
