package io.martlet.properties.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.catalog.ColumnType;
import io.martlet.catalog.Contract;
import io.martlet.catalog.Contract.Breach;
import io.martlet.catalog.Contract.Kind;
import io.martlet.catalog.DeliveryFormat;
import io.martlet.catalog.DeliveryTerms;
import io.martlet.catalog.source.LocalStore;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanDelivery;
import io.martlet.plan.PlanSource;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import io.martlet.spark.delivery.MalformedRecordException;
import io.martlet.spark.prepare.Preparation;
import io.martlet.spark.prepare.PreparedUniverse;
import io.martlet.spark.prepare.SourceAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.spark.sql.SparkSession;

/**
 * However a delivery is cut, the same records are rejected, with the same lines, and none is lost.
 */
class RejectsTest {

  private static final List<PlanColumn> COLUMNS =
      List.of(
          new PlanColumn("k", ColumnType.INT64, false),
          new PlanColumn("a", ColumnType.INT8, false),
          new PlanColumn("t", ColumnType.STRING, false));

  private static SparkSession spark;

  @BeforeContainer
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "1")
            .config("spark.sql.files.openCostInBytes", "0")
            // Deliveries are cut into bytes, what was prepared of them need not be.
            .config("spark.sql.files.maxPartitionNum", "1")
            // Compiling a query takes longer than running it over a few records.
            .config("spark.sql.codegen.wholeStage", "false")
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .getOrCreate();
  }

  @AfterContainer
  static void stop() throws IOException {
    spark.close();
  }

  @Property(tries = 40)
  void areTheSameHoweverADeliveryIsCut(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int splits) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("k,a,t\n1,5,first\n");
    List<String> bad = new ArrayList<>();
    int line = 3;
    int records = 1 + random.nextInt(40);
    for (int k = 2; k <= records; k++) {
      String value = "\"x" + "\n".repeat(random.nextInt(3)) + ",\"";
      String record =
          switch (random.nextInt(9)) {
            case 0 -> k + ",x," + value;
            case 1 -> k + ",100," + value;
            case 2 -> k + "," + value;
            case 3 -> k + ",," + value;
            default -> null;
          };
      if (record != null) {
        bad.add(line + (record.startsWith(k + ",\"") ? "," : ",\"a\""));
      }
      String written = record == null ? k + ",7," + value : record;
      text.append(written).append('\n');
      line += 1 + (int) written.chars().filter(each -> each == '\n').count();
    }
    int allowed = random.nextInt(bad.size() + 2);
    Path folder = Files.createTempDirectory("martlet-rejects-");
    try {
      Files.writeString(folder.resolve("c.csv"), text);
      spark
          .conf()
          .set("spark.sql.files.maxPartitionBytes", "" + Math.max(1, text.length() / splits));
      if (allowed < bad.size()) {
        assertThatThrownBy(() -> prepare(folder, allowed))
            .isInstanceOf(MalformedRecordException.class);
        return;
      }
      PreparedUniverse prepared = prepare(folder, allowed);

      assertThat(prepared.accounts())
          .containsExactly(new SourceAccount("c.csv", records, records - bad.size(), bad.size()));
      assertThat(lines(prepared)).isEqualTo(bad);
    } finally {
      Storage.delete(Storage.location(folder));
    }
  }

  /** Line and column of each reject; its value may have line ends. */
  private static List<String> lines(PreparedUniverse prepared) throws IOException {
    if (prepared.rejects().isEmpty()) {
      return List.of();
    }
    String place = Storage.plain(prepared.rejects().get());
    return Files.readString(Path.of(place))
        .lines()
        .filter(each -> each.startsWith("\"c.csv\","))
        .map(each -> each.replaceFirst("\"c.csv\",([0-9]+,(\"a\")?).*", "$1"))
        .toList();
  }

  private static PreparedUniverse prepare(Path folder, int allowed) {
    PlanUniverse universe =
        new PlanUniverse(
            "u",
            "k",
            COLUMNS,
            List.of(PlanSource.of(new LocalStore(folder).find("c.csv").orElseThrow())),
            new PlanDelivery(
                DeliveryFormat.DEFAULT,
                Map.of(),
                List.of(),
                allowed,
                Optional.empty(),
                List.of(Contract.of("a", Kind.RANGE, List.of("0..9"), Breach.ERROR)),
                DeliveryTerms.FILE_MEGABYTES));
    return new Preparation(folder, Storage.location(folder.resolve("universe")))
        .prepare(spark, universe, damage -> {});
  }
}
