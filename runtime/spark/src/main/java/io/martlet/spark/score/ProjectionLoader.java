package io.martlet.spark.score;

import io.martlet.codegen.plan.PlanMicrobatch;
import io.martlet.codegen.projection.ColumnBinder;
import io.martlet.codegen.projection.Projection;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Loads generated projections; those of a plan once in a JVM. */
final class ProjectionLoader {

  private static final Map<String, ClassLoader> JARS = new ConcurrentHashMap<>();

  private ProjectionLoader() {}

  static Projection load(PassSpec pass, PlanMicrobatch microbatch, ColumnBinder binder) {
    ClassLoader loader =
        JARS.computeIfAbsent(pass.planDigest(), digest -> open(pass.projectionJar()));
    try {
      return loader
          .loadClass(microbatch.projection())
          .asSubclass(Projection.class)
          .getConstructor(ColumnBinder.class)
          .newInstance(binder);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "projection %s of %s cannot be used: compile the catalog again"
              .formatted(microbatch.projection(), microbatch.name()),
          e);
    }
  }

  private static ClassLoader open(String jar) {
    try {
      return new URLClassLoader(
          new URL[] {Path.of(jar).toUri().toURL()}, Projection.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
