package io.martlet.spark.prepare;

import io.martlet.spark.Storage;
import io.martlet.spark.delivery.MalformedRecordException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
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
  private final String folder;
  private final int allowed;
  private final Consumer<PreparedPart> complete;
  private final List<PrepareTask> tasks = new ArrayList<>();
  private final List<FileProof> proofs = new ArrayList<>();
  private final List<Integer> proofOf = new ArrayList<>();
  private final Queue<CompletableFuture<Void>> completed = new ConcurrentLinkedQueue<>();
  private Optional<MalformedRecordException> fault = Optional.empty();

  /**
   * @param folder where the tasks write
   * @param allowed how many records may be rejected
   * @param complete hears of each file that is prepared, while others still are
   */
  PrepareJob(SparkSession spark, String folder, int allowed, Consumer<PreparedPart> complete) {
    this.spark = spark;
    this.folder = folder;
    this.allowed = allowed;
    this.complete = complete;
  }

  /** Adds a file's tasks, which are numbered in the order of all. */
  void add(List<? extends PrepareTask> ofFile, FileProof proof) {
    tasks.addAll(ofFile);
    ofFile.forEach(task -> proofOf.add(proofs.size()));
    proofs.add(proof);
  }

  /**
   * @param rejects takes the records that are left out, however it ends
   * @throws MalformedRecordException when a record is not as declared, and one too many
   */
  void run(Rejects rejects) {
    ExecutorService aside = Executors.newSingleThreadExecutor();
    try {
      proofs.forEach(proof -> completeIfSo(proof, aside));
      List<PrepareTask> next = tasks;
      while (!next.isEmpty()) {
        run(next, aside);
        next = proofs.stream().map(FileProof::again).flatMap(Optional::stream).toList();
      }
      CompletableFuture.allOf(completed.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    } finally {
      // What is complete is kept, whatever else is wrong.
      aside.shutdown();
      completed.forEach(each -> each.exceptionally(told -> null).join());
      proofs.forEach(proof -> rejects.add(proof.rejects()));
      proofs.stream()
          .flatMap(proof -> proof.dropped().stream())
          .forEach(file -> Storage.delete(Storage.child(folder, file.last())));
    }
  }

  private void completeIfSo(FileProof proof, ExecutorService aside) {
    if (proof.isComplete() && fault.isEmpty()) {
      PreparedPart part = proof.part();
      completed.add(CompletableFuture.runAsync(() -> complete.accept(part), aside));
    }
  }

  private void run(List<PrepareTask> some, ExecutorService aside) {
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
              taken(group, aside),
              tag);
    } catch (Exception e) {
      RunningTasks.await(spark.sparkContext());
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
  private Function2<Object, SplitResult, BoxedUnit> taken(String group, ExecutorService aside) {
    return new AbstractFunction2<>() {
      @Override
      public BoxedUnit apply(Object index, SplitResult result) {
        FileProof proof = proofs.get(proofOf.get(result.number()));
        proof.add(result);
        fault = fault.or(() -> stopping(proof));
        completeIfSo(proof, aside);
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
