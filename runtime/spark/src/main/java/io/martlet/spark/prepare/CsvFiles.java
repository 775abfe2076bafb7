package io.martlet.spark.prepare;

import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.StorageException;
import io.martlet.spark.delivery.CsvSplit;
import io.martlet.spark.delivery.DeliveredFile;
import io.martlet.spark.delivery.Dialect;
import io.martlet.spark.delivery.RecordFaultException;
import io.martlet.spark.delivery.SplitBegin;
import io.martlet.spark.delivery.SplitReader;
import io.martlet.spark.delivery.ValueForm;
import io.martlet.spark.delivery.ValueReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/**
 * Delivered CSV files, each with its columns in an order of its own.
 *
 * @param headers what each file calls its columns
 * @param columns which of the universe's each of those is; null for one that is ignored
 */
record CsvFiles(
    PlanUniverse universe,
    Dialect dialect,
    List<CsvSplit> files,
    List<List<String>> headers,
    List<List<PlanColumn>> columns)
    implements DeliveredFiles {

  static CsvFiles of(PlanUniverse universe, List<CsvSplit> files) {
    Dialect dialect = Dialect.of(universe.delivery().format());
    List<String> names = universe.delivery().format().names();
    List<List<String>> headers =
        dialect.header()
            ? Concurrently.map(files, file -> SplitReader.header(file, dialect))
            : files.stream().map(file -> names).toList();
    List<List<PlanColumn>> columns = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      columns.add(DeliveredColumns.of(files.get(i).file().name(), headers.get(i), universe));
    }
    return new CsvFiles(universe, dialect, files, headers, columns);
  }

  @Override
  public void addTo(PrepareJob job, SparkSession spark, Function<String, TaskOutput> outputs) {
    long size = SplitSize.of(spark, universe, files.stream().mapToLong(CsvSplit::to).sum());
    int number = 0;
    for (int i = 0; i < files.size(); i++) {
      List<String> shown = shown(i);
      List<Integer> targets = targets(columns.get(i));
      List<ValueForm> forms = forms(columns.get(i));
      TaskOutput output = outputs.apply(files.get(i).file().name());
      List<SplitTask> ofFile = new ArrayList<>();
      for (CsvSplit split : files.get(i).cut(size, dialect)) {
        ofFile.add(
            new SplitTask(
                output,
                number++,
                split,
                split.number() == 0 ? SplitBegin.KNOWN : SplitBegin.ASSUMED,
                dialect,
                shown,
                targets,
                forms));
      }
      job.add(ofFile, new SplitProof(ofFile, universe.delivery().contracts().size()));
    }
  }

  private ArrayList<String> shown(int file) {
    ArrayList<String> shown = new ArrayList<>(headers.get(file));
    for (int i = 0; i < shown.size(); i++) {
      PlanColumn column = columns.get(file).get(i);
      if (column != null) {
        shown.set(i, column.name());
      }
    }
    return shown;
  }

  private ArrayList<Integer> targets(List<PlanColumn> columns) {
    Map<PlanColumn, Integer> places = new HashMap<>();
    universe.columns().forEach(column -> places.put(column, places.size()));
    ArrayList<Integer> targets = new ArrayList<>();
    columns.forEach(column -> targets.add(places.getOrDefault(column, -1)));
    return targets;
  }

  private ArrayList<ValueForm> forms(List<PlanColumn> columns) {
    ArrayList<ValueForm> forms = new ArrayList<>();
    columns.forEach(
        column -> forms.add(column == null ? null : ValueForm.of(column, universe.delivery())));
    return forms;
  }

  @Override
  public List<Place> places(PlanColumn column, String value) {
    return IntStream.range(0, files.size())
        .parallel()
        .boxed()
        .flatMap(file -> places(file, column, value).stream())
        .toList();
  }

  private List<Place> places(int file, PlanColumn column, String value) {
    int index = columns.get(file).indexOf(column);
    ValueReader reader = ValueReader.of(ValueForm.of(column, universe.delivery()));
    DeliveredFile delivered = files.get(file).file();
    List<Place> places = new ArrayList<>();
    try (SplitReader in =
        SplitReader.open(files.get(file), dialect, shown(file), SplitBegin.KNOWN)) {
      while (in.next()) {
        reader.read(in.buffer(), in.from(index), in.to(index), in.isQuoted(index));
        if (reader.canonical().equals(Optional.of(value))) {
          places.add(new Place(delivered.name(), in.line() + 1));
        }
      }
      return places;
    } catch (RecordFaultException e) {
      throw e.fault().in(delivered, 0);
    } catch (IOException e) {
      throw new StorageException(delivered.place(), e);
    }
  }
}
