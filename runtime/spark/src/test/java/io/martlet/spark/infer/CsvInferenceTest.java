package io.martlet.spark.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.martlet.catalog.ColumnType;
import io.martlet.spark.Storage;
import io.martlet.spark.delivery.DeliveredFile;
import io.martlet.spark.delivery.MalformedRecordException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What values say of their column. */
class CsvInferenceTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "true|FALSE, BOOL, false",
    "1|63|-64, INT8, false",
    "1|64, INT16, false",
    "1|-16384, INT16, false",
    "-32769|0, INT32, false",
    "1073741824|0, INT64, false",
    "9223372036854775808|0, STRING, false",
    "1||3, INT8, true",
    "0|1, INT8, false",
    "007|123, STRING, false",
    "00.5|1, STRING, false",
    "1.5|2, FLOAT32, false",
    "-0.5|1e3, FLOAT32, false",
    "6.226|1, FLOAT64, false",
    "NA|1.5, FLOAT32, true",
    "NA|n/a|x, STRING, false",
    "NA|n/a, STRING, false",
    "0.123456789|1, FLOAT64, false",
    "1e300|1, FLOAT64, false",
    "16777217|0.5, FLOAT64, false",
    "1|true, STRING, false",
    "NaN|1, INT8, true",
    "1d|2, STRING, false",
    "2026-02-28|1999-12-31, DATE, false",
    "2026-02-30|1999-12-31, STRING, false",
    "2026-02-28||, DATE, true",
    "|, STRING, true",
    "north|1, STRING, false",
    "-|+, STRING, false",
    "+491701234567|+4930123456, STRING, false",
    "ja|nein, BOOL, false",
    "J|N|n/a, BOOL, true",
    "Ja|nein|ja, STRING, false",
    "01.02.2026|28.02.2026, DATE, false",
    "03.05.64|28.02.99, STRING, false",
    "2026-01-31 00:00:00|2026-02-01 00:00:00, DATE, false",
    "2026-01-31 00:00:00|2026-02-01 12:00:00, STRING, false",
    "00.00.0000|28.02.2026, DATE, true",
    "0x1p3|1, STRING, false",
    "1f|2, STRING, false",
    "1e400|2, STRING, false",
    "٣|2, STRING, false"
  })
  void theNarrowestTypeHoldsEveryValue(String values, ColumnType type, boolean nullable)
      throws IOException {
    InferredColumn column = infer("x,k\n" + values.replace("|", ",7\n") + ",7\n").columns().get(0);
    assertThat(column.type()).isEqualTo(type);
    assertThat(column.nullable()).isEqualTo(nullable);
  }

  @Test
  void ofDaysWithATimeItIsSaidHowToHaveTheDay() throws IOException {
    assertThat(
            infer("x,k\n2026-01-31 12:00:00,1\n2026-02-01T01:30:00Z,2\n").columns().get(0).remark())
        .hasValueSatisfying(remark -> assertThat(remark).contains("rounding: true"));
    assertThat(infer("x,k\n2026-01-31 12:00:00,1\nnoon,2\n").columns().get(0).remark()).isEmpty();
  }

  @Test
  void theKeyIsTheFirstColumnWhoseValuesAllDiffer() throws IOException {
    assertThat(infer("a,b,c,d\n1,x,2,1.5\n1,,3,2.5\n2,z,4,3.5\n").key()).contains("c");
    assertThat(infer("a,b\n1,1.5\n1,2.5\n").key()).isEmpty();
  }

  @Test
  void whatAFileSaysOfItsFormatIsTaken() throws IOException {
    InferredUniverse universe = infer("sep=;\nid;Int. Rate, (%);a\n1;5;NA\n2;7;3\n");

    assertThat(universe.format().delimiter()).isEqualTo(';');
    assertThat(universe.columns())
        .extracting(InferredColumn::from, InferredColumn::missing)
        .containsExactly(
            tuple("id", List.of()), tuple("Int. Rate, (%)", List.of()), tuple("a", List.of("NA")));
    assertThat(infer("1,5\n2,7\n").format().names()).containsExactly("c_1", "c_2");
    assertThat(infer("1,5\n2,7\n").records()).isEqualTo(2);
  }

  @Test
  void everyRecordCounts() throws IOException {
    StringBuilder text = new StringBuilder("id,x\n");
    for (int i = 0; i < 5_000; i++) {
      text.append(i).append(",1\n");
    }
    InferredUniverse universe = infer(text + "5000,300\n");
    assertThat(universe.records()).isEqualTo(5_001);
    assertThat(universe.key()).contains("id");
    assertThat(universe.columns().get(1).type()).isEqualTo(ColumnType.INT16);
  }

  @Test
  void aRecordOfAnotherLengthIsPointedAt() {
    assertThatThrownBy(() -> infer("a,b\n1,2\n3\n"))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageContaining("x.csv:3: the record has 1 values, the header 2");
  }

  private InferredUniverse infer(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("x.csv"), text);
    return Inference.of(
        List.of(new DeliveredFile("x.csv", Storage.location(file))), (records, bytes) -> {});
  }
}
