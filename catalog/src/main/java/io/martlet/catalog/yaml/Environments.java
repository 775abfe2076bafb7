package io.martlet.catalog.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The environments that a catalog is deployed to beside its usual one: each is a file {@code
 * deployment.NAME.yaml} beside {@code catalog.yaml}, in place of the deployment that the catalog
 * names.
 */
public final class Environments {

  private static final Pattern FILE = Pattern.compile("deployment\\.([A-Za-z0-9_-]+)\\.yaml");

  private Environments() {}

  /** Where an environment's deployment is written, in the catalog's folder. */
  public static String file(String environment) {
    return "deployment." + environment + ".yaml";
  }

  /** Whether that can be one's name. */
  public static boolean isName(String environment) {
    return FILE.matcher(file(environment)).matches();
  }

  /** The names of a catalog's environments, sorted; none where there is no such folder. */
  public static List<String> of(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> FILE.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(matcher -> matcher.group(1))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
