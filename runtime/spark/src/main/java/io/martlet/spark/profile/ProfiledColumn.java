package io.martlet.spark.profile;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.delivery.ValueForm;
import io.martlet.spark.delivery.ValueReader;
import io.martlet.spark.delivery.ValueSink;
import io.martlet.spark.infer.FittingType;
import io.martlet.spark.infer.ScanReaders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes the delivered values of a declared column. */
final class ProfiledColumn implements ValueSink {

  private final PlanUniverse universe;
  private final PlanColumn column;
  private final int group;
  private final ValueReader reader;
  private final FittingType fitting;
  private final ValueStatistics statistics = new ValueStatistics();
  private String file = "";
  private long records;
  private long recordsOfFile;
  private long unfit;
  private String firstUnfit = "";

  ProfiledColumn(
      PlanUniverse universe, PlanColumn column, ValueForm form, int group, ScanReaders readers) {
    this.universe = universe;
    this.column = column;
    this.group = group;
    this.reader = ValueReader.of(form);
    this.fitting =
        new FittingType(column.name(), readers, universe.delivery().format().delimiter());
  }

  /** What is added from now on is of another file. */
  void begin(String name) {
    file = name;
    recordsOfFile = 0;
  }

  @Override
  public int group() {
    return group;
  }

  @Override
  public void add(byte[] bytes, int from, int to, boolean quoted) {
    records++;
    recordsOfFile++;
    boolean fits = reader.read(bytes, from, to, quoted);
    if (!reader.isPresent()) {
      statistics.addMissing();
      return;
    }
    fitting.add(bytes, from, to, quoted);
    if (!fits) {
      if (unfit++ == 0) {
        firstUnfit = String.format(Locale.ROOT, "%s, record %,d", file, recordsOfFile);
      }
    } else if (column.type() == ColumnType.STRING) {
      statistics.addText(bytes, from, to);
    } else {
      statistics.addNumber(reader.number());
    }
  }

  String name() {
    return column.name();
  }

  /**
   * @param before the same column as it was prepared last, if it was
   */
  ColumnProfile profile(Optional<ValueStatistics> before) {
    return new ColumnProfile(
        column.name(),
        universe.delivery().delivered(column),
        column.type(),
        column.nullable(),
        records,
        statistics.missing(),
        unfit,
        Optional.of(firstUnfit).filter(place -> !place.isEmpty()),
        fitting.type(),
        fitting.missingWords(),
        statistics.distinct(),
        statistics.quartiles(),
        statistics.mean(),
        frequent(),
        statistics.histogram(),
        before.map(statistics::since));
  }

  private List<Frequency> frequent() {
    return statistics.frequent().stream().map(this::frequency).toList();
  }

  private Frequency frequency(Map.Entry<Object, Long> entry) {
    return new Frequency(ShownValue.of(column.type(), entry.getKey()), entry.getValue());
  }
}
