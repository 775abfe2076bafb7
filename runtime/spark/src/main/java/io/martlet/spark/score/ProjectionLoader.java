package io.martlet.spark.score;

import io.martlet.plan.PlanException;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.projection.ColumnBinder;
import io.martlet.plan.projection.Projection;
import io.martlet.spark.ProcessFolder;
import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import io.martlet.spark.scan.PageColumns;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Loads generated projections; those of a plan once in a JVM. */
final class ProjectionLoader {

  private static final Map<String, ClassLoader> JARS = new ConcurrentHashMap<>();

  private ProjectionLoader() {}

  /**
   * @throws PlanException when the jar has no projection of that name, or another plan's
   */
  static Projection load(PassSpec pass, PlanMicrobatch microbatch, PageColumns columns) {
    ClassLoader loader =
        JARS.computeIfAbsent(pass.planDigest(), digest -> open(pass.projectionJar()));
    try {
      Projection projection =
          loader
              .loadClass(microbatch.projection())
              .asSubclass(Projection.class)
              .getConstructor(ColumnBinder.class)
              .newInstance(columns);
      columns.requireBound();
      return projection;
    } catch (InvocationTargetException e) {
      throw unusable(pass, microbatch, e.getCause());
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw unusable(pass, microbatch, e);
    }
  }

  private static PlanException unusable(PassSpec pass, PlanMicrobatch microbatch, Throwable why) {
    return new PlanException(
        "projection %s in %s is not that of %s in plan %s: %s. Compile the catalog again."
            .formatted(
                microbatch.projection(),
                pass.projectionJar(),
                microbatch.name(),
                pass.planDigest(),
                why.getMessage()));
  }

  private static ClassLoader open(String jar) {
    try {
      Path folder =
          ProcessFolder.create(
              Path.of(System.getProperty("java.io.tmpdir")), "martlet-projections-");
      Path copy = folder.resolve("projections.jar");
      // Deleted in the reverse order.
      folder.toFile().deleteOnExit();
      copy.toFile().deleteOnExit();
      Storage.download(jar, copy);
      return new URLClassLoader(
          new URL[] {copy.toUri().toURL()}, Projection.class.getClassLoader());
    } catch (IOException e) {
      throw new StorageException(jar, e);
    }
  }
}
