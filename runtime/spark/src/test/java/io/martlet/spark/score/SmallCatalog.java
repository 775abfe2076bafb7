package io.martlet.spark.score;

import com.palantir.javapoet.JavaFile;
import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.RankRange;
import io.martlet.codegen.projection.ProjectionGenerator;
import io.martlet.codegen.projection.ProjectionJar;
import io.martlet.plan.Digest;
import io.martlet.plan.PlanArtifact;
import io.martlet.plan.PlanBinary;
import io.martlet.plan.PlanCluster;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.plan.PlanStep;
import io.martlet.plan.PlanTerms;
import io.martlet.plan.PlanUniverse;
import io.martlet.plan.RunPlan;
import io.martlet.spark.Storage;
import io.martlet.spark.host.HostSettings;
import io.martlet.spark.mart.MartReader;
import io.martlet.spark.mart.MartTables;
import io.martlet.spark.prepare.PreparedUniverse;
import io.martlet.spark.scan.UniverseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * A catalog whose models are a program: of a record with key k, a model of seed s gives rank {@code
 * k * s % 20 + 1} and binary {@code (k + s) % 2}. Its universe has some files of some row groups.
 */
final class SmallCatalog {

  static final int FILES = 3;
  static final int FILE_ROWS = 10;
  private static final int GROUP_ROWS = 4;

  private static final PlanColumn KEY = new PlanColumn("k", ColumnType.INT32, false);
  private static final Path HOSTS = Path.of(System.getProperty("martlet.home"), "native/build");

  private static final String PROGRAM =
      """
      #!/bin/sh
      read seed fault < "$1"
      exec awk -F, -v s="$seed" -v f="$fault" \
        '$1 == f { exit 3 } { print ($1 * s) % 20 + 1 "," ($1 + s) % 2 }'
      """;

  /**
   * @param fault the key that it fails at, 0 for none
   */
  record Model(String mart, int number, int seed, int fault) {

    Model(String mart, int number, int seed) {
      this(mart, number, seed, 0);
    }
  }

  private final Path folder;
  private final List<Model> models;
  private final RunPlan plan;

  /**
   * @param modelsPerPass a pass is a step
   */
  SmallCatalog(Path folder, int modelsPerPass, Model... models) throws IOException {
    this.folder = folder;
    this.models = List.of(models);
    write("program", PROGRAM);
    if (!folder.resolve("program").toFile().setExecutable(true)) {
      throw new IOException("not executable");
    }
    for (int file = 0; file < FILES; file++) {
      writeUniverse(file);
    }
    this.plan = plan(modelsPerPass);
    new ArtifactStore(Storage.location(folder.resolve("artifacts"))).store(plan, folder, HOSTS);
    List<JavaFile> projections =
        plan.microbatches()
            .map(pass -> ProjectionGenerator.generate(pass.projection(), List.of(KEY)))
            .toList();
    Files.write(folder.resolve("projections.jar"), ProjectionJar.of(projections));
  }

  private RunPlan plan(int modelsPerPass) throws IOException {
    List<PlanStep> steps = new ArrayList<>();
    for (int from = 0; from < models.size(); from += modelsPerPass) {
      int number = steps.size() + 1;
      List<PlanModel> scored = new ArrayList<>();
      for (Model model : models.subList(from, Math.min(models.size(), from + modelsPerPass))) {
        scored.add(planned(model));
      }
      PlanMicrobatch pass = new PlanMicrobatch("mb-000" + number, "p.Mb" + number, scored);
      steps.add(new PlanStep("step-00" + number, List.of(pass)));
    }
    PlanArtifact program = new PlanArtifact(Optional.empty(), Digest.pin(folder, "program"));
    return new RunPlan(
        "small",
        "",
        List.of(),
        new PlanTerms(0, 0.1, 0.25, List.of()),
        new PlanUniverse("people", KEY.name(), List.of(KEY), List.of()),
        List.of(new PlanBinary("program", BinaryKind.EXECUTABLE, List.of(program))),
        List.of(new PlanArtifact(Optional.empty(), Digest.pin(HOSTS, "martlet-host"))),
        List.of(new PlanCluster("cluster-1", steps)));
  }

  private PlanModel planned(Model model) throws IOException {
    String name = "m" + model.number();
    String parameters = model.mart() + "-" + name + ".txt";
    write(parameters, model.seed() + " " + model.fault() + "\n");
    return new PlanModel(
        model.mart(),
        model.number(),
        name,
        List.of(KEY.name()),
        "program",
        name,
        Optional.of(Digest.pin(folder, parameters)),
        new RankRange(1, 20),
        Digest.ofText(model.toString()));
  }

  /** Of keys from 1 on, in the files' order. */
  private void writeUniverse(int file) throws IOException {
    MessageType schema = MessageTypeParser.parseMessageType("message u { required int32 k; }");
    SimpleGroupFactory records = new SimpleGroupFactory(schema);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(
                HadoopOutputFile.fromPath(
                    new org.apache.hadoop.fs.Path(universeFile(file).toString()),
                    Storage.configuration()))
            .withType(schema)
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withRowGroupRowCountLimit(GROUP_ROWS)
            .build()) {
      for (int row = 1; row <= FILE_ROWS; row++) {
        writer.write(records.newGroup().append("k", file * FILE_ROWS + row));
      }
    }
  }

  Path universeFile(int index) {
    return folder.resolve("universe/" + index + ".parquet");
  }

  RunPlan plan() {
    return plan;
  }

  PreparedUniverse universe() {
    List<UniverseFile> files = new ArrayList<>();
    for (int file = 0; file < FILES; file++) {
      files.add(new UniverseFile(file, universeFile(file).toString(), FILE_ROWS));
    }
    return PreparedUniverse.of(files);
  }

  RunFolders folders(String run) {
    return new RunFolders(
        Storage.location(folder.resolve("projections.jar")),
        Storage.location(folder.resolve("artifacts")),
        scores(run).toString());
  }

  Path scores(String run) {
    return folder.resolve("scores").resolve(run);
  }

  HostSettings hosts() {
    return HostSettings.in(HOSTS.toString());
  }

  /** Where the last byte of a file's second row group is, which is one of its last page. */
  static int endOfSecondGroup(Path file) throws IOException {
    HadoopInputFile input =
        HadoopInputFile.fromPath(
            new org.apache.hadoop.fs.Path(file.toString()), Storage.configuration());
    try (ParquetFileReader reader = ParquetFileReader.open(input)) {
      ColumnChunkMetaData keys = reader.getRowGroups().get(1).getColumns().get(0);
      return (int) (keys.getStartingPos() + keys.getTotalSize() - 1);
    }
  }

  /** The records of a file. */
  static List<Group> read(Path file) throws IOException {
    List<Group> records = new ArrayList<>();
    try (ParquetReader<Group> reader =
        ParquetReader.builder(
                new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toString()))
            .withConf(Storage.configuration())
            .build()) {
      for (Group record = reader.read(); record != null; record = reader.read()) {
        records.add(record);
      }
    }
    return records;
  }

  /** What readers must see of a mart, record by record. */
  List<Map<String, Object>> declared(String mart) {
    List<Map<String, Object>> records = new ArrayList<>();
    for (int key = 1; key <= FILES * FILE_ROWS; key++) {
      Map<String, Object> record = new LinkedHashMap<>();
      record.put("k", key);
      for (Model model : models) {
        if (model.mart().equals(mart)) {
          String column = String.format(Locale.ROOT, "model%d_", model.number());
          record.put(column + "rank", key * model.seed() % 20 + 1);
          record.put(column + "binary", (key + model.seed()) % 2);
        }
      }
      records.add(record);
    }
    return records;
  }

  /** What readers see of it. */
  static List<Map<String, Object>> published(MartTables tables, String mart) {
    return new MartReader(tables, mart).first(Integer.MAX_VALUE);
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
