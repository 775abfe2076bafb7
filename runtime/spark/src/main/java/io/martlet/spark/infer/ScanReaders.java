package io.martlet.spark.infer;

import io.martlet.catalog.ColumnType;
import io.martlet.spark.delivery.ValueForm;
import io.martlet.spark.delivery.ValueReader;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The readers of values that preparing has, for every form that is looked for. One thread uses
 * them, for all of its columns.
 */
public final class ScanReaders {

  private final List<ValueReader> numbers =
      NumberForm.ALL.stream()
          .map(
              form ->
                  reader(
                      ColumnType.FLOAT64,
                      form.decimal(),
                      form.thousands().map(sign -> (int) sign).orElse(-1),
                      ""))
          .toList();

  private final List<ValueReader> dates =
      IntStream.range(0, DateForms.COUNT)
          .mapToObj(form -> reader(ColumnType.DATE, '.', -1, DateForms.pattern(form)))
          .toList();

  private static ValueReader reader(ColumnType type, int decimal, int thousands, String dates) {
    return ValueReader.of(
        new ValueForm(type, false, decimal, thousands, List.of(), dates, List.of(), 0, false));
  }

  /** Of a form of numbers. */
  ValueReader number(int form) {
    return numbers.get(form);
  }

  /** Those of a set of forms of days in which a value is one. */
  long dates(long forms, byte[] bytes, int from, int to) {
    long fit = 0;
    for (long left = forms; left != 0; left &= left - 1) {
      int form = DateForms.first(left);
      fit |= dates.get(form).read(bytes, from, to, false) ? 1L << form : 0;
    }
    return fit;
  }
}
