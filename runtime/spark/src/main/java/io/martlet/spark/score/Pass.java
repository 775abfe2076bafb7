package io.martlet.spark.score;

import io.martlet.spark.scan.UniverseFile;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.Function1;
import scala.Function2;
import scala.collection.Iterator;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/** One Spark job over the universe's files, one task a file; only winning attempts count. */
final class Pass {

  private Pass() {}

  /**
   * @param each hears of every file as its task ends, in any order
   * @return the outcomes in the order of the files
   */
  static List<FileOutcome> run(
      JavaSparkContext spark,
      List<UniverseFile> files,
      ScoreTask task,
      Consumer<FileOutcome> each) {
    RDD<FileOutcome> outcomes = spark.parallelize(files, files.size()).map(task).rdd();
    Function1<Iterator<FileOutcome>, FileOutcome> only =
        (Function1<Iterator<FileOutcome>, FileOutcome> & Serializable) Iterator::next;
    FileOutcome[] results = new FileOutcome[files.size()];
    Function2<Object, FileOutcome, BoxedUnit> keep =
        (index, outcome) -> {
          results[(Integer) index] = outcome;
          each.accept(outcome);
          return BoxedUnit.UNIT;
        };
    spark.sc().runJob(outcomes, only, keep, ClassTag$.MODULE$.apply(FileOutcome.class));
    return Arrays.asList(results);
  }
}
