package io.martlet.dsl;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Sources that a test compiles. */
final class Compilation {

  private final Path classes;

  /**
   * @param classes an empty folder for the classes
   */
  Compilation(Path classes) {
    this.classes = classes;
  }

  /** The errors, each after its line, of compiling sources: from a class's name to its text. */
  List<String> errors(Map<String, String> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options =
        List.of("-classpath", System.getProperty("java.class.path"), "-d", classes.toString());
    List<Source> files =
        sources.entrySet().stream()
            .map(each -> new Source(each.getKey(), each.getValue()))
            .toList();
    compiler.getTask(new StringWriter(), null, found, options, null, files).call();
    return found.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(each -> each.getLineNumber() + ": " + each.getMessage(null))
        .toList();
  }

  /** A static field of a class that was compiled. */
  Object field(String className, String field) throws ReflectiveOperationException {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {url()})) {
      return loader.loadClass(className).getField(field).get(null);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private URL url() throws MalformedURLException {
    return classes.toUri().toURL();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
