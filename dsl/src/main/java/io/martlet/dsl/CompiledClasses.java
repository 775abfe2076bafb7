package io.martlet.dsl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** Keeps what the compiler writes in memory, and loads classes from there. */
final class CompiledClasses extends ForwardingJavaFileManager<StandardJavaFileManager> {

  private record Compiled(Path source, ByteArrayOutputStream bytes) {}

  private final Map<String, Compiled> classes = new TreeMap<>();
  private final SourcePackage sources;
  private final ClassLoader loader;

  CompiledClasses(StandardJavaFileManager files, SourcePackage sources, ClassLoader parent) {
    super(files);
    this.sources = sources;
    this.loader = new Loader(parent);
  }

  /** The classes that a source file declares, in the order of their names. */
  List<Class<?>> of(Path source) {
    return classes.entrySet().stream()
        .filter(each -> each.getValue().source().equals(source))
        .<Class<?>>map(each -> load(each.getKey()))
        .toList();
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    if (location != StandardLocation.SOURCE_PATH || !sources.has(packageName)) {
      return super.list(location, packageName, kinds, recurse);
    }
    List<JavaFileObject> found = new ArrayList<>();
    fileManager.getJavaFileObjectsFromPaths(sources.files(packageName)).forEach(found::add);
    return found;
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return location == StandardLocation.SOURCE_PATH
        ? sources
            .className(Path.of(file.toUri()))
            .orElseGet(() -> super.inferBinaryName(location, file))
        : super.inferBinaryName(location, file);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    return new SimpleJavaFileObject(URI.create("memory:///" + className + kind.extension), kind) {
      @Override
      public OutputStream openOutputStream() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        classes.put(className, new Compiled(Path.of(sibling.toUri()), bytes));
        return bytes;
      }
    };
  }

  private Class<?> load(String name) {
    try {
      return loader.loadClass(name);
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private final class Loader extends ClassLoader {
    Loader(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      Compiled compiled = classes.get(name);
      if (compiled == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = compiled.bytes().toByteArray();
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
