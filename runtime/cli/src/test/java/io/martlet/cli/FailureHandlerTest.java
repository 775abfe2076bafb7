package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.driver.RunSession;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** What ends a command is said in words. */
class FailureHandlerTest {

  @Test
  void aTaskWithoutMemoryNamesItAndTheWayOut() throws Exception {
    Throwable failure;
    try (SparkSession spark = RunSession.local()) {
      JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
      failure =
          catchThrowable(
              () ->
                  context
                      .parallelize(List.of(1))
                      .foreach(
                          each -> {
                            throw new OutOfMemoryError("Java heap space");
                          }));
    }

    assertThat(said(failure))
        .startsWith("Martlet failed: the memory that this JVM may have, ")
        .contains("is used up", "MARTLET_MEMORY=8g");
  }

  @Test
  void anErrorIsNamed() {
    assertThat(said(new NoClassDefFoundError("a/B")))
        .startsWith("Martlet failed: java.lang.NoClassDefFoundError: a/B");
    assertThat(said(new StackOverflowError())).contains("nested too deeply", "-Xss16m");
  }

  @Test
  void whatALibrarySaysIsPrintable() {
    assertThat(said(new IllegalStateException("a\u001b[31mb\n::error::c")))
        .startsWith("Martlet failed: a\\u{1b}[31mb\n\\u{3a}:error::c");
  }

  private static String said(Throwable failure) {
    StringWriter err = new StringWriter();
    assertThat(FailureHandler.broken(failure, new PrintWriter(err))).isEqualTo(ExitCode.FAILED);
    return err.toString();
  }
}
