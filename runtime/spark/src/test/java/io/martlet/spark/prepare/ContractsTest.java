package io.martlet.spark.prepare;

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
import io.martlet.spark.contract.BrokenContractException;
import io.martlet.spark.delivery.MalformedRecordException;
import io.martlet.spark.manifest.ManifestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a delivery promises is held to what it is; rejects are counted and kept. */
class ContractsTest {

  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark = SmallUniverse.spark("local[2]").getOrCreate();
  }

  @AfterAll
  static void stop() throws IOException {
    spark.close();
  }

  @Test
  void aWarningIsToldEachTimeWithItsFirstPlace() throws IOException {
    write("a.csv", "k,a,d\n1,5,2026-01-31\n");
    write("b.csv", "k,a,d\n2,5,2026-01-31\n3,50,2026-01-31\n4,60,2026-01-31\n");
    PlanUniverse universe = universe(0, Contract.of("a", Kind.RANGE, List.of("0..9"), Breach.WARN));

    PreparedUniverse prepared = prepare(universe);

    String told = "b.csv:3: column \"a\": 2 values are not of range 0..9, the first here.";
    assertThat(prepared.warnings()).containsExactly(told);
    assertThat(prepare(universe)).isEqualTo(prepared.asFound());
    assertThat(prepared.accounts())
        .containsExactly(new SourceAccount("a.csv", 1, 1, 0), new SourceAccount("b.csv", 3, 3, 0));
  }

  @Test
  void rejectsAreKeptWithTheirPlacesAndCounted() throws IOException {
    write("a.csv", "k,a,d\n1,5,2026-01-31\n2,x,2026-01-31\n");
    write("b.csv", "k,a,d\n3,5,\"say \"\"when\"\"\"\n4,6,2026-01-31\n");

    PreparedUniverse prepared = prepare(universe(2));

    assertThat(SmallUniverse.keys(prepared)).containsExactly(1L, 4L);
    assertThat(prepared.rejected()).isEqualTo(2);
    assertThat(prepared.accounts())
        .containsExactly(new SourceAccount("a.csv", 2, 1, 1), new SourceAccount("b.csv", 2, 1, 1));
    assertThat(Files.readString(Path.of(Storage.plain(prepared.rejects().orElseThrow()))))
        .isEqualTo(
            """
            file,line,column,value,reason
            "a.csv",3,"a","x","the value is no int32. Correct the delivery, or the column's type."
            "b.csv",2,"d","say ""when\""","the value is no date. Correct the delivery, or the column's type."
            """);
    assertThat(rejectsOfParquet(prepared))
        .containsExactly(
            "[a.csv,3,a,x,the value is no int32. Correct the delivery, or the column's type.]",
            "[b.csv,2,d,say \"when\",the value is no date. Correct the delivery, or the column's type.]");
  }

  private static List<String> rejectsOfParquet(PreparedUniverse prepared) {
    String file = prepared.rejects().orElseThrow().replace(".csv", ".parquet");
    return spark.read().parquet(file).collectAsList().stream().map(Row::toString).toList();
  }

  @Test
  void theRejectTooManyStopsAndAllAreKept() throws IOException {
    write("a.csv", "k,a,d\n1,secret,2026-01-31\n2,hidden,2026-01-31\n3,5,2026-01-31\n");

    assertThatThrownBy(() -> prepare(universe(1)))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageStartingWith("a.csv:3: column \"a\": the value is no int32.")
        .hasMessageContaining("one record more than the 1 that the universe may reject")
        .hasMessageContaining("rejects.csv")
        .hasMessageNotContaining("hidden")
        .satisfies(
            fault -> assertThat(((MalformedRecordException) fault).value()).hasValue("hidden"));
    assertThat(Files.readAllLines(rejects())).hasSize(3);
  }

  @Test
  void theLastDeliveryIsWhatThisOneIsHeldTo() throws IOException {
    Contract least =
        new Contract(Optional.empty(), Kind.LEAST_OF_LAST, List.of("80"), Breach.ERROR);
    write("a.csv", "k,a,d\n1,5,2026-01-31\n2,5,2026-01-31\n3,5,2026-01-31\n4,5,2026-01-31\n");
    prepare(universe(0, least));

    write("a.csv", "k,a,d\n1,5,2026-01-31\n2,5,2026-01-31\n3,5,2026-01-31\n");

    assertThatThrownBy(() -> prepare(universe(0, least)))
        .isInstanceOf(BrokenContractException.class)
        .hasMessageStartingWith("3 records are delivered, after 4 last time: less than 80%.");
  }

  @Test
  void theNewestDateIsNotTooOld() throws IOException {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    write("a.csv", "k,a,d\n1,5,%s\n2,5,1999-01-31\n".formatted(today.minusDays(30)));

    prepare(universe(0, age(31)));
    assertThatThrownBy(() -> prepare(universe(0, age(10))))
        .isInstanceOf(BrokenContractException.class)
        .hasMessageContaining("column \"d\": the newest date is")
        .hasMessageContaining("days old, 10 may be.");
  }

  private static Contract age(int days) {
    return Contract.of("d", Kind.MAX_AGE_DAYS, List.of(Integer.toString(days)), Breach.ERROR);
  }

  @Test
  void anotherManifestHoldsWhatIsPreparedToItAgain() throws IOException {
    write("a.csv", "k,a,d\n1,5,2026-01-31\n");
    PlanUniverse universe = universe(0);
    prepare(universe);
    assertThat(prepare(universe).found()).isTrue();

    write("_manifest.csv", "name,rows\na.csv,2\n");

    assertThatThrownBy(() -> prepare(universe))
        .isInstanceOf(ManifestException.class)
        .hasMessageStartingWith("a.csv: _manifest.csv says records 2, the file has 1.");
    write("_manifest.csv", "name,rows\na.csv,1\n");
    assertThat(prepare(universe).found()).isFalse();
    assertThat(prepare(universe).found()).isTrue();
  }

  private PreparedUniverse prepare(PlanUniverse universe) {
    return new Preparation(folder, Storage.location(folder.resolve("universe")))
        .prepare(spark, universe, damage -> {});
  }

  private PlanUniverse universe(int rejects, Contract... contracts) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      LocalStore store = new LocalStore(folder);
      return new PlanUniverse(
          "u",
          "k",
          List.of(
              new PlanColumn("k", ColumnType.INT64, false),
              new PlanColumn("a", ColumnType.INT32, false),
              new PlanColumn("d", ColumnType.DATE, true)),
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".csv") && !name.startsWith("_"))
              .sorted()
              .map(name -> PlanSource.of(store.find(name).orElseThrow()))
              .toList(),
          new PlanDelivery(
              DeliveryFormat.DEFAULT,
              Map.of(),
              List.of(),
              rejects,
              Optional.empty(),
              List.of(contracts),
              DeliveryTerms.FILE_MEGABYTES));
    }
  }

  private Path rejects() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.endsWith("rejects.csv")).findFirst().orElseThrow();
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
