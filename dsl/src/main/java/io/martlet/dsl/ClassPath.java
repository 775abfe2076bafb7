package io.martlet.dsl;

import io.martlet.catalog.Location;
import io.martlet.catalog.check.JavaRule;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds catalogs among compiled classes. */
final class ClassPath {

  private static final String ATTRIBUTE = "Martlet-Catalog";

  private ClassPath() {}

  /** The classes of folders and jars, after Martlet's own. Lives as long as their catalog. */
  static ClassLoader loader(List<Path> classPath) {
    return new URLClassLoader(
        classPath.stream().map(ClassPath::url).toArray(URL[]::new),
        ClassPath.class.getClassLoader());
  }

  /** A catalog's class; empty, with a finding, when there is none of that name. */
  static Optional<Class<?>> load(String name, List<Path> classPath, Loading loading) {
    return load(name, loader(classPath), loading);
  }

  /** A jar's one catalog; empty, with a finding, when it has none or several. */
  static Optional<Class<?>> find(Path jar, List<Path> more, Loading loading) {
    List<Path> classPath = Stream.concat(Stream.of(jar), more.stream()).toList();
    ClassLoader loader = loader(classPath);
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String named = manifest == null ? null : manifest.getMainAttributes().getValue(ATTRIBUTE);
      if (named != null) {
        return load(named, loader, loading);
      }
    } catch (IOException unreadable) {
      return none(loading, "%s is no jar that can be read.".formatted(jar.getFileName()));
    }
    List<Class<?>> services =
        ServiceLoader.load(CatalogSource.class, loader).stream()
            .<Class<?>>map(ServiceLoader.Provider::type)
            .filter(type -> type.getClassLoader() == loader)
            .toList();
    if (services.size() == 1) {
      return Optional.of(services.get(0));
    }
    return none(
        loading,
        services.isEmpty()
            ? "%s names no catalog, neither as a service nor as %s in its manifest."
                .formatted(jar.getFileName(), ATTRIBUTE)
            : "%s has several catalogs: %s."
                .formatted(
                    jar.getFileName(),
                    services.stream()
                        .map(Class::getName)
                        .sorted()
                        .collect(Collectors.joining(", "))));
  }

  private static Optional<Class<?>> load(String name, ClassLoader loader, Loading loading) {
    try {
      Class<?> type = Class.forName(name, false, loader);
      return CatalogSource.class.isAssignableFrom(type)
          ? Optional.of(type)
          : none(loading, "%s does not implement CatalogSource.".formatted(name));
    } catch (ClassNotFoundException | LinkageError missing) {
      return none(loading, "There is no class %s on the class path.".formatted(name));
    }
  }

  private static Optional<Class<?>> none(Loading loading, String message) {
    loading.findings().add(JavaRule.JAVA_CATALOG.at(Location.NONE, "", message));
    return Optional.empty();
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }
}
