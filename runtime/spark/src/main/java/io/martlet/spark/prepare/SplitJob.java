package io.martlet.spark.prepare;

import io.martlet.spark.Storage;
import io.martlet.spark.delivery.MalformedRecordException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.SparkSession;
import scala.Function2;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Prepares all splits of a delivery: all at once, on the assumption that none begins in quotes, and
 * again those that do. A fault stops it as soon as it is certain.
 */
final class SplitJob {

  private final SparkSession spark;
  private final String attempt;
  private final List<SplitTask> tasks;
  private final List<SplitProof> proofs = new ArrayList<>();
  private final int[] proofOf;

  /**
   * @param tasks those of each file
   */
  SplitJob(SparkSession spark, String attempt, List<List<SplitTask>> tasks) {
    this.spark = spark;
    this.attempt = attempt;
    this.tasks = tasks.stream().flatMap(List::stream).toList();
    this.proofOf = new int[this.tasks.size()];
    for (List<SplitTask> ofFile : tasks) {
      ofFile.forEach(task -> proofOf[task.number()] = proofs.size());
      proofs.add(new SplitProof(ofFile));
    }
  }

  /**
   * @throws MalformedRecordException when a record is not as declared
   */
  Written run() {
    List<SplitTask> next = tasks;
    while (!next.isEmpty()) {
      run(next);
      next = proofs.stream().map(SplitProof::again).flatMap(Optional::stream).toList();
    }
    List<PreparedFile> files =
        proofs.stream()
            .flatMap(proof -> proof.files().stream())
            .sorted(Comparator.comparing(PreparedFile::name))
            .toList();
    proofs.forEach(this::deleteDropped);
    return new Written(files, proofs.stream().mapToLong(SplitProof::records).sum());
  }

  private void run(List<SplitTask> some) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    String group = UUID.randomUUID().toString();
    context.setJobGroup(group, "prepare", true);
    try {
      RDD<SplitTask> rdd = context.parallelize(some, some.size()).rdd();
      ClassTag<SplitResult> tag = ClassTag$.MODULE$.apply(SplitResult.class);
      List<Object> partitions = new ArrayList<>();
      for (int i = 0; i < some.size(); i++) {
        partitions.add(i);
      }
      spark
          .sparkContext()
          .runJob(
              rdd,
              new Run(),
              scala.jdk.javaapi.CollectionConverters.asScala(partitions).toSeq(),
              taken(group),
              tag);
    } catch (Exception e) {
      // Whoever stopped it said why.
      throwFault();
      throw e;
    } finally {
      context.clearJobGroup();
    }
    throwFault();
  }

  private void throwFault() {
    for (SplitProof proof : proofs) {
      if (proof.fault().isPresent()) {
        throw proof.fault().get();
      }
    }
  }

  /** Hears of results one after the other. */
  private Function2<Object, SplitResult, BoxedUnit> taken(String group) {
    return new AbstractFunction2<>() {
      @Override
      public BoxedUnit apply(Object index, SplitResult result) {
        SplitProof proof = proofs.get(proofOf[result.number()]);
        proof.add(result);
        if (proof.fault().isPresent()) {
          spark.sparkContext().cancelJobGroup(group);
        }
        return BoxedUnit.UNIT;
      }
    };
  }

  private void deleteDropped(SplitProof proof) {
    for (PreparedFile file : proof.dropped()) {
      Storage.delete(
          Storage.child(attempt, file.name().substring(file.name().lastIndexOf('/') + 1)));
    }
  }

  /** A task, where Spark runs it. */
  private static final class Run
      extends AbstractFunction2<TaskContext, Iterator<SplitTask>, SplitResult>
      implements Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public SplitResult apply(TaskContext context, Iterator<SplitTask> task) {
      return task.next().run();
    }
  }
}
