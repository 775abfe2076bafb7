package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code martlet model test} with the native tests' library, a script and a program. */
class ModelTestTest {

  private static final String LIBRARY =
      Copy.home().resolve("native/build/tests/libtest_models.so").toString();
  private static final String INPUTS = "--inputs=age: int8, region: string?";

  @TempDir private Path folder;

  private record Result(int exitCode, String out, String err) {}

  @BeforeEach
  void writeRecords() throws IOException {
    write("people.csv", "age,region\n20,west\n30,\n35,\"east, \"\"by\"\" the sea\"\n99,west\n");
  }

  @Test
  void aLibrarySaysWhatItReads() {
    Result test = test(LIBRARY, "--model", "good");

    assertThat(test.out())
        .startsWith("good of libtest_models.so reads age: int8, region: string?; ranks 1..20\n")
        .contains("  line 2: rank 3, binary 1\n", "  line 3: rank 4, binary 0\n")
        .contains("  in batches of 7: the same scores\n  in reverse: the same scores\n")
        .contains("  age = -128: BAD_OUTPUT: its rank -11 is outside 1..20\n")
        .contains("  7 extremes of inputs tried, 6 scored\n")
        .endsWith("Tested 1 model with 4 records: 1 fault.\n");
    assertThat(test.exitCode()).isEqualTo(ExitCode.VIOLATIONS);
  }

  @Test
  void theLineIsNamedAtWhichItFails() {
    assertThat(test(LIBRARY, "--model", "failing").out())
        .contains("  MODEL_ERROR at line 5: nobody is 99\n");
  }

  @Test
  void aScoreThatDependsOnOtherRecordsIsTold() throws IOException {
    write(
        "first.R",
        "score <- function(batch) list(rank = rep(1L, nrow(batch)),"
            + " binary = as.integer(seq_len(nrow(batch)) == 1L))\n");

    Result test = test(folder.resolve("first.R").toString(), INPUTS);

    assertThat(test.out())
        .contains("  in reverse: line 2 has rank 1 and binary 0, not 1 and 1: the score depends");
  }

  @Test
  void aProgramIsTestedToo() throws IOException {
    write("ones.sh", "#!/bin/sh\nwhile read -r line; do echo 1,0; done\n");
    assertThat(folder.resolve("ones.sh").toFile().setExecutable(true)).isTrue();

    Result test = test(folder.resolve("ones.sh").toString(), "--inputs=age: int8");

    assertThat(test.out()).endsWith("Tested 1 model with 4 records: in order.\n");
    assertThat(test.exitCode()).isEqualTo(ExitCode.CLEAN);
  }

  @Test
  void recordsThatTheModelCannotReadAreTold() throws IOException {
    write("people.csv", "age,region\n20,west\n200,west\n");

    Result test = test(LIBRARY, "--model", "good");

    assertThat(test.err()).contains("people.csv:3: age is no int8.");
    assertThat(test.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void whatABinaryDoesNotSayMustBeSaid() throws IOException {
    write("none.R", "score <- function(batch) list()\n");

    assertThat(test(folder.resolve("none.R").toString()).err())
        .contains("Say what it reads, such as --inputs 'age: int8, region: string?'.");
    assertThat(test(LIBRARY).err()).contains("Say which model, --model NAME");
  }

  @Test
  void recordsMayBeParquet() throws Exception {
    Path people = folder.resolve("people.parquet");
    Process script =
        new ProcessBuilder(
                Copy.home().resolve("target/python/bin/python").toString(),
                "-c",
                "import pyarrow as a, pyarrow.parquet as p, sys; p.write_table(a.table({'region':"
                    + " ['west', None, 'east', 'west'], 'age': a.array([20, 30, 35, 99],"
                    + " a.int8())}), sys.argv[1])",
                people.toString())
            .inheritIO()
            .start();
    assertThat(script.waitFor()).isZero();

    assertThat(test(LIBRARY, "--model", "good", "--input=" + people).out())
        .contains("  record 1: rank 3, binary 1\n", "  record 2: rank 4, binary 0\n")
        .endsWith("Tested 1 model with 4 records: 1 fault.\n");
    assertThat(test(LIBRARY, "--model", "failing", "--input=" + people).out())
        .contains("  MODEL_ERROR at record 4: nobody is 99\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Result test(String binary, String... options) {
    List<String> arguments = new ArrayList<>(List.of("model", "test", binary));
    arguments.addAll(List.of(options));
    if (arguments.stream().noneMatch(option -> option.startsWith("--input="))) {
      arguments.add("--input=" + folder.resolve("people.csv"));
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Martlet.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
    return new Result(exitCode, out.toString(), err.toString());
  }
}
