package io.martlet.spark.prepare;

import io.martlet.spark.Storage;
import io.martlet.spark.contract.DeliveryContracts;
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
 * Prepares all parts of a delivery: all at once, and those again of which it turns out that they
 * begin elsewhere. A fault stops it as soon as it is certain.
 */
final class PrepareJob {

  private final SparkSession spark;
  private final TaskOutput output;
  private final int allowed;
  private final Rejects rejects;
  private final List<PrepareTask> tasks = new ArrayList<>();
  private final List<FileProof> proofs = new ArrayList<>();
  private final List<Integer> proofOf = new ArrayList<>();
  private Optional<MalformedRecordException> fault = Optional.empty();

  /**
   * @param rejects takes the records that are left out, however it ends
   */
  PrepareJob(SparkSession spark, TaskOutput output, Rejects rejects) {
    this.spark = spark;
    this.output = output;
    this.allowed = output.universe().universe().delivery().rejects();
    this.rejects = rejects;
  }

  /** Adds a file's tasks, which are numbered in the order of all. */
  void add(List<? extends PrepareTask> ofFile, FileProof proof) {
    tasks.addAll(ofFile);
    ofFile.forEach(task -> proofOf.add(proofs.size()));
    proofs.add(proof);
  }

  /**
   * @param contracts what the proofs are told of
   * @throws MalformedRecordException when a record is not as declared, and one too many
   */
  Written run(DeliveryContracts contracts) {
    try {
      List<PrepareTask> next = tasks;
      while (!next.isEmpty()) {
        run(next);
        next = proofs.stream().map(FileProof::again).flatMap(Optional::stream).toList();
      }
    } finally {
      proofs.forEach(proof -> rejects.add(proof.rejects()));
    }
    List<PreparedFile> files =
        proofs.stream()
            .flatMap(proof -> proof.files().stream())
            .sorted(Comparator.comparing(PreparedFile::name))
            .toList();
    proofs.forEach(this::deleteDropped);
    return new Written(files, proofs.stream().map(FileProof::account).toList(), contracts);
  }

  private void run(List<PrepareTask> some) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    String group = UUID.randomUUID().toString();
    context.setJobGroup(group, "prepare", true);
    try {
      RDD<PrepareTask> rdd = context.parallelize(some, some.size()).rdd();
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
    if (fault.isPresent()) {
      throw fault.get();
    }
  }

  /** Hears of results one after the other. */
  private Function2<Object, SplitResult, BoxedUnit> taken(String group) {
    return new AbstractFunction2<>() {
      @Override
      public BoxedUnit apply(Object index, SplitResult result) {
        FileProof proof = proofs.get(proofOf.get(result.number()));
        proof.add(result);
        fault = fault.or(() -> stopping(proof));
        if (fault.isPresent()) {
          spark.sparkContext().cancelJobGroup(group);
        }
        return BoxedUnit.UNIT;
      }
    };
  }

  /** What stops the job, as far as the file tells of which something new is known. */
  private Optional<MalformedRecordException> stopping(FileProof proof) {
    long rejected = proofs.stream().mapToLong(each -> each.rejects().size()).sum();
    if (rejected <= allowed) {
      return proof.fault();
    }
    List<Reject> ofFile = proof.rejects();
    return Optional.of(ofFile.get(ofFile.size() - 1).tooMany(allowed));
  }

  private void deleteDropped(FileProof proof) {
    for (PreparedFile file : proof.dropped()) {
      Storage.delete(
          Storage.child(output.attempt(), file.name().substring(file.name().lastIndexOf('/') + 1)));
    }
  }

  /** A task, where Spark runs it. */
  private static final class Run
      extends AbstractFunction2<TaskContext, Iterator<PrepareTask>, SplitResult>
      implements Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public SplitResult apply(TaskContext context, Iterator<PrepareTask> task) {
      return task.next().run();
    }
  }
}
