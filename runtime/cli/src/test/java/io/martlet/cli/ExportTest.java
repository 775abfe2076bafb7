package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.Tiny.Scored;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flat files hold what the mart does, and their manifest tells what they are. */
class ExportTest {

  private static final Scored ONE = new Scored(1, "one", 3);
  private static final Scored TWO = new Scored(2, "two", 7);

  @TempDir private Path folder;
  @TempDir private Path out;
  private Tiny tiny;

  @BeforeEach
  void published() {
    tiny = Tiny.in(folder).mart("", ONE, TWO);
    run(ExitCode.CLEAN, "run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "csv.gz", "csv.bz2"})
  void csvHasALineARecord(String format) throws Exception {
    assertThat(
            run(ExitCode.CLEAN, "export", "first", "--to", out.toString(), "--as", format)
                .lastLine())
        .startsWith("Exported 1 mart: 10 rows, 1 file, ");

    Path file = out.resolve("first/first-00000." + format);
    List<String> expected = new ArrayList<>();
    expected.add("k,model1_rank,model1_binary,model2_rank,model2_binary");
    for (int key = 1; key <= 10; key++) {
      expected.add(String.join(",", List.of("" + key, scores(key, ONE), scores(key, TWO))));
    }
    assertThat(text(file).lines()).containsExactlyElementsOf(expected);
    JsonNode manifest = new ObjectMapper().readTree(out.resolve("first/_manifest.json").toFile());
    JsonNode entry = manifest.get("files").get(0);
    assertThat(entry.get("name").asText()).isEqualTo(file.getFileName().toString());
    assertThat(entry.get("rows").asLong()).isEqualTo(10);
    assertThat(entry.get("bytes").asLong()).isEqualTo(Files.size(file));
    assertThat(entry.get("sha256").asText())
        .isEqualTo(
            HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
  }

  @Test
  void longHasALineAScoreAndSaysTheSame() throws Exception {
    run(ExitCode.CLEAN, "export", "--to", out.toString(), "--as", "csv", "--layout", "long");

    List<String> lines = text(out.resolve("first/first-00000.csv")).lines().toList();
    assertThat(lines.get(0)).isEqualTo("k,name,value");
    assertThat(lines.subList(1, lines.size()))
        .containsExactlyInAnyOrderElementsOf(
            Tiny.scores(10, ONE, TWO).stream()
                .map(line -> line.replace("first_model", "model"))
                .toList());
  }

  @Test
  void recordsMayBeNamed() throws Exception {
    run(
        ExitCode.CLEAN,
        "export",
        "--to",
        out.toString(),
        "--as",
        "csv",
        "--where",
        "7",
        "--where",
        "99");

    assertThat(text(out.resolve("first/first-00000.csv")).lines())
        .containsExactly(
            "k,model1_rank,model1_binary,model2_rank,model2_binary",
            String.join(",", List.of("7", scores(7, ONE), scores(7, TWO))));
    assertThat(run(ExitCode.CLEAN, "export", "--to", out + "/none", "--where", "99").lastLine())
        .startsWith("Exported 1 mart: 0 rows, 0 files");
    assertThat(run(ExitCode.FAILED, "export", "--to", out + "/x", "--where", "seven").err())
        .contains("\"seven\" is no int, which the key k of the mart is");
    assertThat(
            run(ExitCode.USAGE, "export", "--to", out + "/x", "--as", "parquet", "--where", "7")
                .err())
        .contains("Single records (--where) are CSV.");
  }

  @Test
  void modelsMayBeSelectedAndParquetIsCopied() throws Exception {
    run(ExitCode.CLEAN, "export", "first/two", "--to", out.toString(), "--as", "parquet");

    org.apache.hadoop.fs.Path file =
        new org.apache.hadoop.fs.Path(out.resolve("first/first-00000.parquet").toUri());
    try (ParquetReader<Group> records =
        ParquetReader.builder(new GroupReadSupport(), file).build()) {
      for (int key = 1; key <= 10; key++) {
        Group record = records.read();
        assertThat(record.getType().getFieldCount()).isEqualTo(3);
        assertThat(
                record.getInteger("model2_rank", 0) + "," + record.getInteger("model2_binary", 0))
            .isEqualTo(scores(record.getInteger("k", 0), TWO));
      }
    }
  }

  @Test
  void whatIsThereIsNotWrittenOver() {
    run(ExitCode.CLEAN, "export", "first", "--to", out.toString());
    assertThat(run(ExitCode.FAILED, "export", "first", "--to", out.toString()).err())
        .contains("has an export already. Name another folder, or empty this one.");
    assertThat(run(ExitCode.USAGE, "export", "--to", out + "/x", "--as", "xls").err())
        .contains("There is no format \"xls\": csv, csv.bz2, csv.gz or parquet.");
    assertThat(
            run(ExitCode.USAGE, "export", "--to", out + "/x", "--as", "parquet", "--layout", "long")
                .err())
        .contains("The long layout is CSV.");
  }

  private static String scores(int key, Scored model) {
    return (key * model.seed() % 20 + 1) + "," + (key + model.seed()) % 2;
  }

  private static String text(Path file) throws IOException {
    String name = file.toString();
    try (var in =
        name.endsWith(".gz")
            ? new GZIPInputStream(Files.newInputStream(file))
            : name.endsWith(".bz2")
                ? Bzip2.codec().createInputStream(Files.newInputStream(file))
                : Files.newInputStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Copy.Result run(int exitCode, String verb, String... options) {
    Copy.Result result = tiny.martlet(verb, options);
    assertThat(result.exitCode())
        .as(String.join(" ", List.of(result.out(), result.err())))
        .isEqualTo(exitCode);
    return result;
  }
}
