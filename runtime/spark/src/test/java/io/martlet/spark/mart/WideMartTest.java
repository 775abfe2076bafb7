package io.martlet.spark.mart;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.ColumnType;
import io.martlet.catalog.RankRange;
import io.martlet.ledger.Ledger;
import io.martlet.plan.PlanCluster;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.plan.PlanStep;
import io.martlet.plan.PlanTerms;
import io.martlet.plan.PlanUniverse;
import io.martlet.plan.RunPlan;
import io.martlet.spark.Storage;
import io.martlet.spark.scan.UniverseFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Iceberg numbers partition fields from 1000 on; a mart's columns may have these numbers, too. */
class WideMartTest {

  private static final int MODELS = 600;

  @TempDir private Path folder;

  @Test
  void aMartOfMoreThanAThousandColumnsIsPublishedAndRead() throws Exception {
    List<PlanModel> models =
        IntStream.rangeClosed(1, MODELS).mapToObj(WideMartTest::model).toList();
    PlanMart mart = new PlanMart("wide", models);
    UniverseFile universe = universe(11, 12, 13);
    try (Ledger ledger = Ledger.local(folder.resolve("ledger"));
        MartTables tables =
            new MartTables(ledger.jdbcUrl(), folder.resolve("warehouse").toUri().toString())) {
      for (int run = 1; run <= 2; run++) {
        RunPlan plan = plan(models);
        // What is written once needs no Spark to be put together.
        MartPublisher publisher =
            new MartPublisher(null, tables, plan, tables.published(plan), "run-" + run);
        MartLayout layout = publisher.layout(mart, "mb-0001");
        assertThat(layout.schema().columns().get(2 * MODELS).fieldId()).isGreaterThan(1000);
        MartFile file = write(layout, universe, models);
        MartPass pass =
            new MartPass("mb-0001", models, List.of(file.path()), layout.digest(), List.of(file));

        publisher.write(mart, List.of(universe), List.of(pass)).publish();

        Map<String, Object> record = new MartReader(tables, "wide").withKey("12").orElseThrow();
        assertThat(record)
            .hasSize(2 * MODELS + 1)
            .containsEntry("k", 12)
            .containsEntry("model1_rank", 4)
            .containsEntry("model600_rank", 3)
            .containsEntry("model600_binary", 1);
        assertThat(icebergs(layout.schema(), file)).containsExactly(2, 3, 4);
      }
    }
  }

  /** The first model's ranks are 3 to 5, the others' 2 to 4. */
  private static MartFile write(MartLayout layout, UniverseFile universe, List<PlanModel> models) {
    try (MartOutput output = new MartOutput(layout, universe, models)) {
      for (int model = 0; model < MODELS; model++) {
        int first = model == 0 ? 3 : 2;
        output
            .scores()
            .append(model, new int[] {first, first + 1, first + 2}, new byte[] {0, 1, 0}, 3);
      }
      output.scores().endRowGroup(3, Set.of());
      output.scores().end();
      return output.audited();
    }
  }

  /** Ranks of the last model, as Iceberg's own reader finds them by their ids. */
  private static List<Object> icebergs(Schema schema, MartFile file) throws IOException {
    List<Object> ranks = new ArrayList<>();
    Path path = Path.of(URI.create(file.path().replaceFirst("^file:/+", "file:/")));
    try (CloseableIterable<Record> records =
        Parquet.read(org.apache.iceberg.Files.localInput(path.toFile()))
            .project(schema)
            .createReaderFunc(type -> GenericParquetReaders.buildReader(schema, type))
            .build()) {
      records.forEach(record -> ranks.add(record.getField("model600_rank")));
    }
    return ranks;
  }

  private static RunPlan plan(List<PlanModel> models) {
    PlanMicrobatch pass = new PlanMicrobatch("mb-0001", "p.Mb1", models);
    PlanStep step = new PlanStep("step-001", List.of(pass));
    return new RunPlan(
        "small",
        "",
        List.of(),
        new PlanTerms(0, 0.1, 0.25, List.of()),
        new PlanUniverse(
            "people", "k", List.of(new PlanColumn("k", ColumnType.INT32, false)), List.of()),
        List.of(),
        List.of(),
        List.of(new PlanCluster("cluster-1", List.of(step))));
  }

  private static PlanModel model(int number) {
    return new PlanModel(
        "wide",
        number,
        "m" + number,
        List.of("k"),
        "program",
        "m",
        Optional.empty(),
        new RankRange(1, 20),
        "hash");
  }

  private UniverseFile universe(int... keys) throws Exception {
    String path = folder.resolve("universe.parquet").toString();
    MessageType schema = MessageTypeParser.parseMessageType("message u { required int32 k; }");
    SimpleGroupFactory records = new SimpleGroupFactory(schema);
    try (ParquetWriter<Group> file =
        ExampleParquetWriter.builder(
                HadoopOutputFile.fromPath(
                    new org.apache.hadoop.fs.Path(path), Storage.configuration()))
            .withType(schema)
            .build()) {
      for (int key : keys) {
        file.write(records.newGroup().append("k", key));
      }
    }
    return new UniverseFile(0, path, keys.length);
  }
}
