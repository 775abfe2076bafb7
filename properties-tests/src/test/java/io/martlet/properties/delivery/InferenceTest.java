package io.martlet.properties.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.ColumnFormat;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.DeliveryTerms;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanDelivery;
import io.martlet.spark.Storage;
import io.martlet.spark.delivery.CsvSplit;
import io.martlet.spark.delivery.DeliveredFile;
import io.martlet.spark.delivery.Dialect;
import io.martlet.spark.delivery.RecordFaultException;
import io.martlet.spark.delivery.SplitBegin;
import io.martlet.spark.delivery.SplitReader;
import io.martlet.spark.delivery.ValueForm;
import io.martlet.spark.delivery.ValueReader;
import io.martlet.spark.infer.Inference;
import io.martlet.spark.infer.InferredColumn;
import io.martlet.spark.infer.InferredUniverse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What programs export is read, as it was inferred, to the values that they meant. */
class InferenceTest {

  @Property(tries = 60)
  void whatWasMeantIsRead(@ForAll long seed) throws Exception {
    RandomExport export = new RandomExport(seed);
    Path file = Files.createTempFile("martlet-inferred-", ".dat");
    try {
      Files.write(file, export.file());
      DeliveredFile delivered = new DeliveredFile("export", Storage.location(file));

      InferredUniverse inferred = Inference.of(List.of(delivered), (records, bytes) -> {});

      assertThat(inferred.columns())
          .extracting(InferredColumn::type)
          .containsExactly(
              ColumnType.INT32,
              ColumnType.STRING,
              ColumnType.FLOAT64,
              ColumnType.INT16,
              ColumnType.DATE,
              ColumnType.BOOL);
      assertThat(inferred.key()).contains("Kunden-Nr.");
      assertThat(read(delivered, inferred)).isEqualTo(export.values);
    } finally {
      Files.delete(file);
    }
  }

  private static List<List<String>> read(DeliveredFile file, InferredUniverse universe)
      throws IOException, RecordFaultException {
    List<ValueReader> readers = readers(universe);
    List<String> names = universe.columns().stream().map(InferredColumn::from).toList();
    List<List<String>> values = new ArrayList<>();
    Dialect dialect = Dialect.of(universe.format());
    try (SplitReader in =
        SplitReader.open(CsvSplit.whole(file), dialect, names, SplitBegin.KNOWN)) {
      while (in.next()) {
        List<String> record = new ArrayList<>();
        for (int i = 0; i < readers.size(); i++) {
          boolean fits = readers.get(i).read(in.buffer(), in.from(i), in.to(i), in.isQuoted(i));
          assertThat(fits).as(names.get(i)).isTrue();
          record.add(readers.get(i).canonical().orElse(null));
        }
        values.add(record);
      }
    }
    return values;
  }

  private static List<ValueReader> readers(InferredUniverse universe) {
    Map<String, ColumnFormat> own = new HashMap<>();
    for (InferredColumn column : universe.columns()) {
      own.put(
          column.name(),
          new ColumnFormat(
              Optional.of(column.from()),
              Optional.of(column.missing()).filter(words -> !words.isEmpty()),
              column.dates(),
              column.booleans(),
              Optional.empty(),
              false));
    }
    PlanDelivery delivery =
        new PlanDelivery(
            universe.format(),
            own,
            List.of(),
            0,
            Optional.empty(),
            List.of(),
            DeliveryTerms.FILE_MEGABYTES);
    return universe.columns().stream()
        .map(column -> new PlanColumn(column.name(), column.type(), column.nullable()))
        .map(column -> ValueReader.of(ValueForm.of(column, delivery)))
        .toList();
  }
}
