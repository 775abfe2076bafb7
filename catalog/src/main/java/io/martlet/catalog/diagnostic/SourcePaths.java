package io.martlet.catalog.diagnostic;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Paths for programs that do not know the catalog's folder. */
final class SourcePaths {

  private SourcePaths() {}

  /** A file's path, seen from where the folder's own path begins. */
  static String under(String folder, String file) {
    return folder.isEmpty() ? file : folder.replaceFirst("/+$", "") + "/" + file;
  }

  /** The same as a relative URI. */
  static String uri(String folder, String file) {
    try {
      return new URI(null, null, under(folder, file), null).toASCIIString();
    } catch (URISyntaxException unusual) {
      return URLEncoder.encode(under(folder, file), StandardCharsets.UTF_8).replace("%2F", "/");
    }
  }
}
