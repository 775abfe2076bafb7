package io.martlet.spark.prepare;

import io.martlet.spark.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The records of a delivery that are not as declared, up to the number that the universe allows.
 * They are kept in files of their own, as CSV and as Parquet: these hold what nobody else is told.
 */
final class Rejects {

  private static final String NAME = "rejects.csv";
  private static final String PARQUET = "rejects.parquet";

  private final int allowed;
  private final String place;
  private final String parquet;
  private final List<Reject> found = new ArrayList<>();

  /**
   * @param folder the universe's
   */
  Rejects(int allowed, String folder) {
    this.allowed = allowed;
    this.place = place(folder);
    this.parquet = Storage.child(folder, PARQUET);
  }

  /** Where those of a universe are kept. */
  static String place(String folder) {
    return Storage.child(folder, NAME);
  }

  void add(List<Reject> more) {
    found.addAll(more);
  }

  int count() {
    return found.size();
  }

  /** Writes them, if there are any, in place of what was there. */
  void write() {
    if (allowed == 0 || found.isEmpty()) {
      Storage.delete(place);
      Storage.delete(parquet);
      return;
    }
    StringBuilder out = new StringBuilder("file,line,column,value,reason\n");
    for (Reject each : found) {
      out.append(quoted(each.file())).append(',').append(each.line()).append(',');
      out.append(quoted(each.column())).append(',').append(quoted(each.value())).append(',');
      out.append(quoted(each.reason())).append('\n');
    }
    Storage.replace(place, out.toString());
    RejectsFile.write(parquet, found);
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "" : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** What is said of one record too many. */
  static String tooMany(int allowed) {
    return allowed == 0
        ? ""
        : String.format(
            Locale.ROOT,
            " This is one record more than the %,d that the universe may reject (rejects).",
            allowed);
  }

  /** Where they are to be looked at. */
  String told() {
    return allowed == 0 || found.isEmpty() ? "" : " All of them: " + Storage.plain(place) + ".";
  }
}
