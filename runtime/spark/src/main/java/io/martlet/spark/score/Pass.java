package io.martlet.spark.score;

import io.martlet.spark.Storage;
import io.martlet.spark.scan.UniverseFile;
import java.io.Serializable;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.Function1;
import scala.Function2;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/** One Spark job over the universe's files, one task a file; only winning attempts count. */
final class Pass {

  private Pass() {}

  /**
   * @param each hears of every file as its task ends, in any order
   */
  static void run(
      JavaSparkContext spark,
      List<UniverseFile> files,
      ScoreTask task,
      Consumer<FileOutcome> each) {
    RDD<FileOutcome> outcomes = near(spark, files).map(task).rdd();
    Function1<Iterator<FileOutcome>, FileOutcome> only =
        (Function1<Iterator<FileOutcome>, FileOutcome> & Serializable) Iterator::next;
    Function2<Object, FileOutcome, BoxedUnit> hear =
        (index, outcome) -> {
          each.accept(outcome);
          return BoxedUnit.UNIT;
        };
    spark.sc().runJob(outcomes, only, hear, ClassTag$.MODULE$.apply(FileOutcome.class));
  }

  /** The files, one a partition, each to be read on a machine that holds it if there is one. */
  private static JavaRDD<UniverseFile> near(JavaSparkContext spark, List<UniverseFile> files) {
    ClassTag<UniverseFile> type = ClassTag$.MODULE$.apply(UniverseFile.class);
    List<Tuple2<UniverseFile, Seq<String>>> placed =
        files.stream().map(file -> new Tuple2<>(file, scala(Storage.hosts(file.path())))).toList();
    return JavaRDD.fromRDD(spark.sc().makeRDD(scala(placed), type), type);
  }

  private static <T> Seq<T> scala(List<T> list) {
    return CollectionConverters.asScala(list).toSeq();
  }
}
