package io.martlet.properties.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.martlet.catalog.diagnostic.Fault;
import io.martlet.catalog.hash.RememberedHashes;
import io.martlet.catalog.yaml.LoadedUniverse;
import io.martlet.catalog.yaml.UniverseLoader;
import io.martlet.codegen.plan.PlannedUniverse;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import io.martlet.spark.prepare.DeliveryStore;
import io.martlet.spark.prepare.ParquetDelivery;
import io.martlet.spark.prepare.Preparation;
import io.martlet.spark.prepare.PreparedUniverse;
import io.martlet.spark.scan.UniverseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder in {@code deliveries} is a delivery with its universe, and {@code expected.txt}: the
 * records that are prepared, or what is said of one that is not as declared. To add a case, add a
 * folder. A delivery comes to the same however it is cut.
 */
class DeliveriesTest {

  private static final Path CASES = Path.of("src/test/resources/deliveries");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SPLIT_BYTES = List.of("134217728", "5");

  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.ansi.enabled", "true")
            .config("spark.sql.shuffle.partitions", "1")
            .config("spark.sql.files.openCostInBytes", "0")
            // Deliveries are cut into bytes, what was prepared of them need not be.
            .config("spark.sql.files.maxPartitionNum", "1")
            // Compiling a query takes longer than running it over a few records.
            .config("spark.sql.codegen.wholeStage", "false")
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .getOrCreate();
  }

  @AfterAll
  static void stop() throws IOException {
    spark.close();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void comesToWhatIsExpected(String name) throws IOException {
    Path delivery = CASES.resolve(name);
    LoadedUniverse loaded = UniverseLoader.load(delivery.resolve("universe.yaml"));
    assertThat(loaded.diagnostics()).isEmpty();
    DeliveryStore store = DeliveryStore.of(delivery, RememberedHashes.unkept());
    PlanUniverse universe = PlannedUniverse.of(loaded.universe().orElseThrow(), store);
    String expected = Files.readString(delivery.resolve("expected.txt"));
    for (String bytes : SPLIT_BYTES) {
      spark.conf().set("spark.sql.files.maxPartitionBytes", bytes);
      assertThat(outcome(delivery, universe, bytes)).as("splits of " + bytes).isEqualTo(expected);
    }
  }

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(each -> each.getFileName().toString()).sorted().toList().stream();
    }
  }

  private String outcome(Path delivery, PlanUniverse universe, String bytes) {
    Preparation preparation = new Preparation(delivery, Storage.location(folder.resolve(bytes)));
    try {
      return records(preparation.prepare(spark, universe, damage -> {}), universe);
    } catch (Fault fault) {
      return fault.getMessage().replaceAll("/\\S+/rejects\\.csv", "PLACE") + "\n";
    }
  }

  private static String records(PreparedUniverse prepared, PlanUniverse universe) {
    StringBuilder records = new StringBuilder();
    for (UniverseFile file : prepared.files()) {
      new ParquetDelivery(file.path(), file.path())
          .read(record -> records.append(values(record, universe)).append('\n'));
    }
    return records.toString();
  }

  private static String values(Group record, PlanUniverse universe) {
    List<String> values = new ArrayList<>();
    for (PlanColumn column : universe.columns()) {
      values.add(ParquetDelivery.text(record, record.getType().getFieldIndex(column.name())));
    }
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
