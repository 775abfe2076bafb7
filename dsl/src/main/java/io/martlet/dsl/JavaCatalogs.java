package io.martlet.dsl;

import io.martlet.catalog.load.LoadedCatalog;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads catalogs that are written in Java, in this process. Whatever is wrong with them, loading
 * returns: what does not compile, is not there, throws or never ends comes back as diagnostics,
 * each at its line.
 */
public final class JavaCatalogs {

  private JavaCatalogs() {}

  /**
   * Compiles a source file, with the sources around it that it needs, and builds its catalog, which
   * lives in the file's folder.
   *
   * @param classPath what else it needs: folders of classes, and jars
   */
  public static LoadedCatalog ofFile(Path source, List<Path> classPath) {
    return ofFile(source, classPath, TimeLimit.OF_CATALOGS);
  }

  static LoadedCatalog ofFile(Path source, List<Path> classPath, TimeLimit limit) {
    Path file = source.toAbsolutePath().normalize();
    return ofFile(file, classPath, new Loading(file.getParent(), limit));
  }

  static LoadedCatalog ofFile(Path file, List<Path> classPath, Loading loading) {
    return loading.finish(SourceCompiler.compile(file, classPath, loading).flatMap(loading::build));
  }

  /**
   * Builds the catalog of a class.
   *
   * @param name the class's name, such as {@code com.bank.Bank}
   * @param folder what the catalog's paths are relative to
   * @param classPath where the class is: folders of classes, and jars
   */
  public static LoadedCatalog ofClass(String name, Path folder, List<Path> classPath) {
    return ofClass(name, classPath, new Loading(folder, TimeLimit.OF_CATALOGS));
  }

  static LoadedCatalog ofClass(String name, List<Path> classPath, Loading loading) {
    return loading.finish(ClassPath.load(name, classPath, loading).flatMap(loading::build));
  }

  /**
   * Builds the catalog of a jar, which names its class in {@code
   * META-INF/services/io.martlet.dsl.CatalogSource}, or as {@code Martlet-Catalog} in its manifest.
   *
   * @param folder what the catalog's paths are relative to
   * @param classPath what else the jar needs
   */
  public static LoadedCatalog ofJar(Path jar, Path folder, List<Path> classPath) {
    return ofJar(jar, classPath, new Loading(folder, TimeLimit.OF_CATALOGS));
  }

  static LoadedCatalog ofJar(Path jar, List<Path> classPath, Loading loading) {
    return loading.finish(ClassPath.find(jar, classPath, loading).flatMap(loading::build));
  }

  /** Builds the catalog of a source that is at hand, and says where its files are. */
  static LoadedCatalog of(CatalogSource source, Path folder, SourcePlaces places) {
    Loading loading = new Loading(folder, places, TimeLimit.OF_CATALOGS);
    return loading.finish(loading.build(source));
  }
}
