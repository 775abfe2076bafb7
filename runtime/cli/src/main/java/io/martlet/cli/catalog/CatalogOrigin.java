package io.martlet.cli.catalog;

import io.martlet.catalog.load.LoadedCatalog;
import io.martlet.catalog.yaml.CatalogLoader;
import io.martlet.dsl.CatalogProcess;
import java.nio.file.Path;
import java.util.List;
import javax.lang.model.SourceVersion;

/** Where a catalog comes from. */
public sealed interface CatalogOrigin {

  /** What the catalog's paths are relative to; its state lies there, too. */
  Path folder();

  /** Where it finds classes that it needs. */
  List<Path> classPath();

  LoadedCatalog load();

  /** YAML in a folder. */
  record Yaml(Path folder) implements CatalogOrigin {
    @Override
    public List<Path> classPath() {
      return List.of();
    }

    @Override
    public LoadedCatalog load() {
      return CatalogLoader.load(folder);
    }
  }

  /** A Java source file. */
  record JavaFile(Path file, List<Path> classPath) implements CatalogOrigin {
    @Override
    public Path folder() {
      return file.getParent();
    }

    @Override
    public LoadedCatalog load() {
      return CatalogProcess.ofFile(file, classPath);
    }
  }

  /** A compiled class. */
  record JavaClass(String name, Path folder, List<Path> classPath) implements CatalogOrigin {
    @Override
    public LoadedCatalog load() {
      return CatalogProcess.ofClass(name, folder, classPath);
    }
  }

  /** A jar that says which class it is. */
  record JavaJar(Path jar, Path folder, List<Path> classPath) implements CatalogOrigin {
    @Override
    public LoadedCatalog load() {
      return CatalogProcess.ofJar(jar, folder, classPath);
    }
  }

  /**
   * The catalog that is named, or meant where none is named.
   *
   * @param named a folder, its {@code catalog.yaml}, a Java source file, a jar or a class; or null
   */
  static CatalogOrigin of(String named) {
    return of(named, List.of());
  }

  /**
   * @param classPath where a class is, and what Java needs
   */
  static CatalogOrigin of(String named, List<Path> classPath) {
    if (named == null) {
      return new Yaml(CatalogFolder.of(null));
    }
    Path path = Path.of(named).toAbsolutePath().normalize();
    if (named.endsWith(".java")) {
      return new JavaFile(path, classPath);
    }
    if (named.endsWith(".jar")) {
      return new JavaJar(path, Path.of("").toAbsolutePath(), classPath);
    }
    return !classPath.isEmpty() && SourceVersion.isName(named)
        ? new JavaClass(named, Path.of("").toAbsolutePath(), classPath)
        : new Yaml(CatalogFolder.of(path));
  }
}
