package io.martlet.codegen.projection;

import com.palantir.javapoet.JavaFile;
import io.martlet.codegen.plan.PlanException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles projections in memory and packs them; the same sources give the same bytes. */
public final class ProjectionJar {

  private static final LocalDateTime NO_CLOCK = LocalDateTime.of(1980, 2, 1, 0, 0);

  private ProjectionJar() {}

  /**
   * @throws PlanException when the running Java has no compiler
   */
  public static byte[] of(List<JavaFile> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new PlanException(
          "compiling projections needs a JDK; this Java has no compiler. Install openjdk-17-jdk.");
    }
    Map<String, ByteArrayOutputStream> classes = new TreeMap<>();
    StringWriter problems = new StringWriter();
    try (StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null);
        ClassesInMemory memory = new ClassesInMemory(standard, classes)) {
      boolean compiled =
          sources.isEmpty()
              || compiler
                  .getTask(
                      problems,
                      memory,
                      null,
                      List.of("--release", "17", "-proc:none", "-g:none", "-cp", classPath()),
                      null,
                      sources.stream().map(JavaFile::toJavaFileObject).toList())
                  .call();
      if (!compiled) {
        throw new IllegalStateException("a generated projection does not compile:\n" + problems);
      }
      return jar(classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classPath() {
    try {
      URI home = Projection.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(home) + File.pathSeparator + System.getProperty("java.class.path");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] jar(Map<String, ByteArrayOutputStream> classes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, ByteArrayOutputStream> entry : classes.entrySet()) {
        ZipEntry file = new ZipEntry(entry.getKey().replace('.', '/') + ".class");
        file.setTimeLocal(NO_CLOCK);
        zip.putNextEntry(file);
        entry.getValue().writeTo(zip);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static final class ClassesInMemory
      extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private final Map<String, ByteArrayOutputStream> classes;

    ClassesInMemory(StandardJavaFileManager standard, Map<String, ByteArrayOutputStream> classes) {
      super(standard);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + className + kind.extension), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          classes.put(className, bytes);
          return bytes;
        }
      };
    }
  }
}
