package io.martlet.catalog.source;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What files are called that lie beside delivered ones and are about them. */
public final class SidecarNames {

  private static final List<String> ENDS = List.of(".md5", ".sha256");

  private static final Set<String> MANIFESTS =
      Set.of("MD5SUMS", "SHA256SUMS", "_manifest", "_manifest.json", "_manifest.csv");

  private SidecarNames() {}

  /** The file that one with this name is about. */
  public static Optional<String> described(String name) {
    return ENDS.stream()
        .filter(name::endsWith)
        .findFirst()
        .map(end -> name.substring(0, name.length() - end.length()));
  }

  /**
   * Whether it is about several.
   *
   * @param last the last part of its name
   */
  public static boolean isManifest(String last) {
    return MANIFESTS.contains(last);
  }
}
