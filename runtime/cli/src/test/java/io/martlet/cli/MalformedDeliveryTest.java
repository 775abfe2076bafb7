package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Deliveries that are not as declared stop before anything is scored, and the message says where.
 */
class MalformedDeliveryTest {

  private static final String HEADER =
      "person_id,health,age,limit,gender,insurance,married,selfemp,family,region,ethnicity,education";
  private static final String GOOD = "yes,31,no,male,yes,yes,yes,4,south,cauc,bachelor";

  @TempDir private Path folder;

  @Test
  void aValueOfAnotherType() throws Exception {
    assertThat(prepare(HEADER, "1," + GOOD, "2," + GOOD.replace("31", "thirty")))
        .contains("insurance.csv.bz2:3: column \"age\": the value is no int8");
  }

  @Test
  void theValueIsShownOnlyToWhoAsks() throws Exception {
    Copy copy = deliver(HEADER, "1," + GOOD.replace("31", "thirty"));

    assertThat(copy.martlet("prepare").err())
        .doesNotContain("thirty")
        .contains("--show-values shows the value.");
    assertThat(copy.martlet("prepare", "--show-values").err())
        .contains("column \"age\": the value is no int8", "The value is \"thirty\".");
  }

  @Test
  void rejectsAreCountedAndTheirPlaceIsSaid() throws Exception {
    Copy copy =
        deliver(HEADER, "1," + GOOD, "2," + GOOD.replace("31", "thirty"), "3," + GOOD, "4,yes");
    copy.replace("universe.yaml", "key: person_id", "key: person_id\nrejects: 2");

    String said = "2 records in 1 file, 2 records rejected (";
    assertThat(copy.martlet("prepare").lastLine()).contains("Prepared people with " + said);
    Copy.Result again = copy.martlet("prepare");

    assertThat(again.lastLine()).contains("Found prepared: people with " + said, "rejects.csv).");
    String place = again.lastLine().replaceFirst(".*\\((.*)\\)\\.$", "$1");
    assertThat(Files.readAllLines(Path.of(place)))
        .containsExactly(
            "file,line,column,value,reason",
            "\"insurance.csv.bz2\",3,\"age\",\"thirty\",\"the value is no int8. Correct the delivery, or the column's type.\"",
            "\"insurance.csv.bz2\",5,,,\"the record has 2 values, the header 12\"");
  }

  @Test
  void aFileThatIsNotWhatItsHashSaysIsRefused() throws Exception {
    Copy copy = deliver(HEADER, "1," + GOOD);
    Files.writeString(folder.resolve("insurance.csv.bz2.md5"), "0".repeat(32) + "\n");

    Copy.Result prepared = copy.martlet("prepare");

    assertThat(prepared.exitCode()).isEqualTo(ExitCode.VIOLATIONS);
    assertThat(prepared.err())
        .contains("insurance.csv.bz2: insurance.csv.bz2.md5 says MD5 0000")
        .contains("Deliver it again.");
  }

  @Test
  void aValueBeyondItsType() throws Exception {
    assertThat(prepare(HEADER, "1," + GOOD.replace("31", "310")))
        .contains("insurance.csv.bz2:2: column \"age\": the value is no int8");
  }

  @Test
  void aMissingValue() throws Exception {
    assertThat(prepare(HEADER, "1," + GOOD.replace("south", "")))
        .contains("insurance.csv.bz2:2: column \"region\": the value is missing");
  }

  @Test
  void aShortRecord() throws Exception {
    assertThat(prepare(HEADER, "1," + GOOD, "2,yes"))
        .contains("insurance.csv.bz2:3: the record has 2 values, the header 12");
  }

  @Test
  void aColumnThatIsNotDeclared() throws Exception {
    assertThat(prepare(HEADER + ",income", "1," + GOOD + ",7"))
        .contains(
            "insurance.csv.bz2:1: column \"income\": universe \"people\" does not declare it");
  }

  @Test
  void aColumnThatIsNotDelivered() throws Exception {
    assertThat(prepare(HEADER.replace(",education", ""), "1," + GOOD.replace(",bachelor", "")))
        .contains("insurance.csv.bz2:1: column \"education\": the file does not have it");
  }

  @Test
  void columnsInAnotherOrderAreRead() throws Exception {
    Copy copy =
        deliver(
            "education," + HEADER.replace(",education", ""),
            "phd,1," + GOOD.replace(",bachelor", ""));

    Copy.Result prepared = copy.martlet("prepare");

    assertThat(prepared.out() + prepared.err())
        .contains("Prepared people with 1 record in 1 file.");
  }

  private String prepare(String... lines) throws IOException {
    Copy.Result result = deliver(lines).martlet("prepare");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.VIOLATIONS);
    return result.err();
  }

  /** Two bzip2 streams one after the other, the header in the first. */
  private Copy deliver(String... lines) throws IOException {
    Copy copy = Copy.in(folder);
    try (OutputStream file = Files.newOutputStream(folder.resolve("insurance.csv.bz2"))) {
      write(file, lines[0] + "\n");
      write(
          file, String.join("\n", java.util.Arrays.asList(lines).subList(1, lines.length)) + "\n");
    }
    return copy;
  }

  private static void write(OutputStream file, String text) throws IOException {
    OutputStream stream = Bzip2.codec().createOutputStream(new Unclosed(file));
    stream.write(text.getBytes(StandardCharsets.UTF_8));
    stream.close();
  }

  /** Keeps the file open when a stream in it ends. */
  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(OutputStream file) {
      super(file);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
