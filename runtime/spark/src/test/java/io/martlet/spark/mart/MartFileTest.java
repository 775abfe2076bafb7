package io.martlet.spark.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.catalog.ColumnType;
import io.martlet.catalog.RankRange;
import io.martlet.catalog.diff.MartKey;
import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanModel;
import io.martlet.spark.Storage;
import io.martlet.spark.encode.ScoreFile;
import io.martlet.spark.scan.UniverseFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mart's file is what storage has, and is held to the universe and the scores. */
class MartFileTest {

  private static final PlanModel MODEL =
      new PlanModel(
          "first",
          7,
          "seven",
          List.of("k"),
          "program",
          "seven",
          Optional.empty(),
          new RankRange(1, 20),
          "hash");
  private static final MartKey KEY = MartKey.of("k", ColumnType.INT32);

  @TempDir private Path folder;

  @BeforeEach
  void scores() {
    try (ScoreFile file = new ScoreFile(path("scores"), List.of(MODEL))) {
      file.append(0, new int[] {3, 20, 5}, new byte[] {0, 1, 1}, 3);
      file.endRowGroup(3, Set.of());
      file.end();
    }
  }

  @Test
  void theTableIsToldWhatWasReadBack() throws Exception {
    universe("universe", "required int32 k", 11, 12, 13);
    write("universe", KEY, MODEL);

    DataFile file = audit("universe", KEY, MODEL);

    assertThat(file.recordCount()).isEqualTo(3);
    assertThat(
            Conversions.<Integer>fromByteBuffer(Types.IntegerType.get(), file.lowerBounds().get(1)))
        .isEqualTo(11);
    assertThat(
            Conversions.<Integer>fromByteBuffer(Types.IntegerType.get(), file.upperBounds().get(1)))
        .isEqualTo(13);
    assertThat(file.valueCounts()).containsOnlyKeys(1);
  }

  @Test
  void aKeyOfAnotherPhysicalTypeIsNotAppended() throws Exception {
    universe("universe", "required int32 k", 11, 12, 13);

    assertThatThrownBy(() -> write("universe", MartKey.of("k", ColumnType.INT64), MODEL))
        .isInstanceOf(MartException.class)
        .hasMessageContaining("has column k as required int32 k, the mart as required int64 k");
  }

  @Test
  void aKeyThatMayBeMissingIsNotAppended() throws Exception {
    universe("universe", "optional int32 k", 11, 12, 13);

    assertThatThrownBy(() -> write("universe", KEY, MODEL)).isInstanceOf(MartException.class);
  }

  @Test
  void scoresOfAnotherNumberOfRecordsAreNotAppended() throws Exception {
    universe("universe", "required int32 k", 11, 12);

    assertThatThrownBy(() -> write("universe", KEY, MODEL))
        .hasMessageContaining("has 3 values of column model7_rank in row group 0, not 2");
  }

  @Test
  void otherKeysThanTheUniversesAreFound() throws Exception {
    universe("universe", "required int32 k", 11, 12, 13);
    universe("other", "required int32 k", 11, 14, 13);
    write("universe", KEY, MODEL);

    assertThatThrownBy(() -> audit("other", KEY, MODEL))
        .isInstanceOf(MartException.class)
        .hasMessageContaining("has not the key of the universe in its record 1");
  }

  @Test
  void ranksOutsideTheirRangeAreFound() throws Exception {
    universe("universe", "required int32 k", 11, 12, 13);
    write("universe", KEY, MODEL);

    assertThatThrownBy(() -> audit("universe", KEY, ranked(1, 19)))
        .isInstanceOf(MartException.class)
        .hasMessageContaining("has model7_rank from 3 to 20, not in 1..19");
  }

  @Test
  void missingScoresAreFound() throws Exception {
    universe("universe", "required int32 k", 11, 12, 13);
    new MartFileWriter(layout(KEY, MODEL, List.of())).write(spec("universe"), path("mart"));

    assertThatThrownBy(() -> audit("universe", KEY, MODEL))
        .isInstanceOf(MartException.class)
        .hasMessageContaining("misses 3 values of model7_rank");
  }

  private static PlanModel ranked(int first, int last) {
    return new PlanModel(
        MODEL.mart(),
        MODEL.number(),
        MODEL.name(),
        MODEL.inputs(),
        MODEL.binary(),
        MODEL.symbol(),
        MODEL.parameters(),
        new RankRange(first, last),
        MODEL.scoringHash());
  }

  private void write(String universe, MartKey key, PlanModel model) throws IOException {
    new MartFileWriter(layout(key, model, List.of(model))).write(spec(universe), path("mart"));
  }

  private DataFile audit(String universe, MartKey key, PlanModel model) throws IOException {
    MartLayout layout = layout(key, model, List.of(model));
    return new MartFileAudit(layout, path(universe), path("mart"))
        .file()
        .dataFile(layout.schema().findField(layout.key()));
  }

  private MartLayout layout(MartKey key, PlanModel model, List<PlanModel> scored) {
    Schema schema =
        new Schema(
            List.of(
                MartColumns.ofKey(key).columns().get(0),
                Types.NestedField.optional(2, "model7_rank", Types.IntegerType.get()),
                Types.NestedField.optional(3, "model7_binary", Types.IntegerType.get())));
    return MartLayout.of(
        new PlanMart("first", List.of(model)),
        folder.toString(),
        "run",
        schema,
        key.name(),
        Map.of("mb", scored));
  }

  private MartFileSpec spec(String universe) {
    return new MartFileSpec(
        new UniverseFile(0, path(universe), 3), new HashMap<>(Map.of("mb", path("scores"))), null);
  }

  private String path(String name) {
    return folder.resolve(name + ".parquet").toString();
  }

  private void universe(String name, String column, int... keys) throws IOException {
    MessageType schema = MessageTypeParser.parseMessageType("message u { " + column + "; }");
    SimpleGroupFactory records = new SimpleGroupFactory(schema);
    try (ParquetWriter<org.apache.parquet.example.data.Group> file =
        ExampleParquetWriter.builder(
                HadoopOutputFile.fromPath(
                    new org.apache.hadoop.fs.Path(path(name)), Storage.configuration()))
            .withType(schema)
            .build()) {
      for (int key : keys) {
        file.write(records.newGroup().append("k", key));
      }
    }
  }
}
