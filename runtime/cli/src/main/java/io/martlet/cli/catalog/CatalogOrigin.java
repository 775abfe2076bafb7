package io.martlet.cli.catalog;

import io.martlet.catalog.load.LoadedCatalog;
import io.martlet.catalog.yaml.CatalogLoader;
import io.martlet.catalog.yaml.Environments;
import io.martlet.dsl.CatalogProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/** Where a catalog comes from. */
public sealed interface CatalogOrigin {

  /** What the catalog's paths are relative to; its state lies there, too. */
  Path folder();

  /** Where it finds classes that it needs. */
  List<Path> classPath();

  LoadedCatalog load();

  /** Loaded with each of its deployments, the usual one first; only with the chosen one, if any. */
  default List<LoadedCatalog> loadAll() {
    return List.of(load());
  }

  /** YAML in a folder. */
  record Yaml(Path folder) implements CatalogOrigin {
    @Override
    public List<Path> classPath() {
      return List.of();
    }

    @Override
    public LoadedCatalog load() {
      return CatalogLoader.load(folder, ChosenDeployment.environment());
    }

    @Override
    public List<LoadedCatalog> loadAll() {
      List<LoadedCatalog> loaded = new ArrayList<>(List.of(load()));
      if (ChosenDeployment.environment().isEmpty()) {
        Environments.of(folder)
            .forEach(name -> loaded.add(CatalogLoader.load(folder, Optional.of(name))));
      }
      return loaded;
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
      ChosenDeployment.requireNone();
      return new JavaFile(path, classPath);
    }
    if (named.endsWith(".jar")) {
      ChosenDeployment.requireNone();
      return new JavaJar(path, Path.of("").toAbsolutePath(), classPath);
    }
    if (!classPath.isEmpty() && SourceVersion.isName(named)) {
      ChosenDeployment.requireNone();
      return new JavaClass(named, Path.of("").toAbsolutePath(), classPath);
    }
    return new Yaml(CatalogFolder.of(path));
  }
}
