package io.martlet.codegen.projection;

import com.palantir.javapoet.JavaFile;
import io.martlet.catalog.Sha256Digest;
import io.martlet.plan.Digest;
import io.martlet.plan.PlanException;
import io.martlet.plan.projection.ColumnBinder;
import io.martlet.plan.projection.Projection;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    return of(sources, Optional.empty());
  }

  /**
   * @param former the jar of an earlier compilation: what was compiled from the same source by the
   *     same Java is taken from there
   * @throws PlanException when the running Java has no compiler
   */
  public static byte[] of(List<JavaFile> sources, Optional<byte[]> former) {
    Map<String, String> digests = new TreeMap<>();
    sources.forEach(source -> digests.put(name(source), digest(source)));
    FormerJar known = FormerJar.read(former);
    Map<String, byte[]> entries = new TreeMap<>();
    List<JavaFile> changed = new ArrayList<>();
    for (JavaFile source : sources) {
      Map<String, byte[]> classes = known.classes(name(source), digests.get(name(source)));
      entries.putAll(classes);
      if (classes.isEmpty()) {
        changed.add(source);
      }
    }
    compile(changed).forEach((name, bytes) -> entries.put(FormerJar.classFile(name), bytes));
    digests.forEach(
        (name, digest) ->
            entries.put(FormerJar.digestFile(name), digest.getBytes(StandardCharsets.UTF_8)));
    return jar(entries);
  }

  private static String name(JavaFile source) {
    return source.packageName() + "." + source.typeSpec().name();
  }

  /** Of all that the compiled classes depend on. */
  private static String digest(JavaFile source) {
    return Digest.ofText(
        Runtime.version()
            + classDigest(Projection.class)
            + classDigest(ColumnBinder.class)
            + source);
  }

  private static String classDigest(Class<?> type) {
    try (InputStream bytes = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return Sha256Digest.of(bytes.readAllBytes());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Map<String, byte[]> compile(List<JavaFile> sources) {
    Map<String, byte[]> compiled = new TreeMap<>();
    if (sources.isEmpty()) {
      return compiled;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new PlanException(
          "compiling projections needs a JDK; this Java has no compiler. Install openjdk-17-jdk.");
    }
    Map<String, ByteArrayOutputStream> classes = new TreeMap<>();
    StringWriter problems = new StringWriter();
    try (StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null);
        ClassesInMemory memory = new ClassesInMemory(standard, classes)) {
      boolean succeeded =
          compiler
              .getTask(
                  problems,
                  memory,
                  null,
                  List.of("--release", "17", "-proc:none", "-g:none", "-cp", classPath()),
                  null,
                  sources.stream().map(JavaFile::toJavaFileObject).toList())
              .call();
      if (!succeeded) {
        throw new IllegalStateException("a generated projection does not compile:\n" + problems);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    classes.forEach((name, bytes) -> compiled.put(name, bytes.toByteArray()));
    return compiled;
  }

  private static String classPath() {
    try {
      URI home = Projection.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(home) + File.pathSeparator + System.getProperty("java.class.path");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] jar(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry file = new ZipEntry(entry.getKey());
        file.setTimeLocal(NO_CLOCK);
        zip.putNextEntry(file);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
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
