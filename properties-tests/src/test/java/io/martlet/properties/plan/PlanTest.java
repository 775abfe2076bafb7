package io.martlet.properties.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Column;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.Deployment;
import io.martlet.catalog.EmrAccount;
import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.RankRange;
import io.martlet.catalog.Universe;
import io.martlet.catalog.source.LocalStore;
import io.martlet.codegen.plan.Planner;
import io.martlet.plan.PlanModel;
import io.martlet.plan.PlanReader;
import io.martlet.plan.PlanWriter;
import io.martlet.plan.RunPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Plans of any shape: every model once, the same text each time, and read as written. */
class PlanTest {

  @Property(tries = 200)
  void everyModelIsScoredOnceAndThePlanIsReproducible(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 60) Integer> martSizes,
      @ForAll @IntRange(min = 1, max = 6) int clusters,
      @ForAll @IntRange(min = 1, max = 12) int microbatchesPerStep,
      @ForAll @IntRange(min = 1, max = 70) int modelsPerMicrobatch)
      throws Exception {
    Path folder = Files.createTempDirectory("martlet-plan-");
    Path script = Files.writeString(folder.resolve("score.R"), "");
    try {
      Deployment deployment =
          new Deployment(
              Located.of("emr-spark-8.1.0"),
              Located.of(clusters),
              Located.of(microbatchesPerStep),
              Located.of(modelsPerMicrobatch),
              List.of(),
              Optional.empty(),
              EmrAccount.USUAL);
      Catalog catalog = catalog(martSizes, deployment);

      RunPlan plan = new Planner(catalog, folder, folder, new LocalStore(folder), "p").plan();

      assertThat(plan.models().map(PlanModel::subject))
          .doesNotHaveDuplicates()
          .hasSize(catalog.modelCount());
      assertThat(plan.clusters()).hasSizeLessThanOrEqualTo(clusters);
      assertThat(plan.steps()).allMatch(step -> step.microbatches().size() <= microbatchesPerStep);
      assertThat(plan.microbatches())
          .allMatch(microbatch -> microbatch.models().size() <= modelsPerMicrobatch);
      String text = PlanWriter.write(plan);
      assertThat(
              PlanWriter.write(
                  new Planner(catalog, folder, folder, new LocalStore(folder), "p").plan()))
          .isEqualTo(text);
      assertThat(PlanReader.read(text)).isEqualTo(plan);
    } finally {
      Files.delete(script);
      Files.delete(folder);
    }
  }

  private static Catalog catalog(List<Integer> martSizes, Deployment deployment) {
    List<Mart> marts = new ArrayList<>();
    for (int size : martSizes) {
      List<Model> models = IntStream.rangeClosed(1, size).mapToObj(PlanTest::model).toList();
      marts.add(new Mart(Located.of("mart" + marts.size()), models));
    }
    return new Catalog(
        Located.of("any"),
        new Universe(
            Located.of("clients"),
            Located.of("id"),
            List.of(),
            List.of(column("id", ColumnType.INT64), column("age", ColumnType.INT8))),
        marts,
        List.of(
            new Binary(
                Located.of("script"),
                Located.of(BinaryKind.R),
                List.of(new Artifact(Optional.empty(), Located.of("score.R"), Optional.empty())))),
        deployment);
  }

  private static Column column(String name, ColumnType type) {
    return new Column(Located.of(name), Located.of(type), false);
  }

  private static Model model(int number) {
    return new Model(
        Located.of(number),
        Located.of("model_" + number),
        List.of(Located.of("age")),
        Located.of("script"),
        Optional.empty(),
        Optional.empty(),
        Located.of(new RankRange(1, 20)),
        List.of(),
        Optional.empty());
  }
}
