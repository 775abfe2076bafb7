package io.martlet.benchmarks.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The benchmark's columns: the key {@code individual_id}, then {@code c0} to {@code c1999}. */
final class UniverseColumns {

  static final String KEY = "individual_id";
  static final int COUNT = 2000;

  /** 70% codes of 2 to 20 values, 20% amounts, 10% decimals; 10% of all are missing. */
  static List<String> expressions() {
    List<String> expressions = new ArrayList<>(List.of("id as " + KEY));
    for (int i = 0; i < COUNT; i++) {
      String value =
          switch (kind(i)) {
            case CODE ->
                String.format(Locale.ROOT, "cast(rand(%d) * %d as tinyint)", i, 2 + i % 19);
            case AMOUNT ->
                String.format(
                    Locale.ROOT, "cast(rand(%d) * rand(%d) * 100000 as int)", i, i + 5000);
            case DECIMAL -> String.format(Locale.ROOT, "cast(round(randn(%d), 2) as float)", i);
          };
      expressions.add(
          String.format(
              Locale.ROOT,
              "case when rand(%d) < 0.1 then null else %s end as c%d",
              i + 10_000,
              value,
              i));
    }
    return expressions;
  }

  static List<String> names() {
    return IntStream.range(0, COUNT).mapToObj(i -> "c" + i).toList();
  }

  private enum Kind {
    CODE,
    AMOUNT,
    DECIMAL
  }

  private static Kind kind(int column) {
    int kind = column % 10;
    return kind < 7 ? Kind.CODE : kind < 9 ? Kind.AMOUNT : Kind.DECIMAL;
  }

  private UniverseColumns() {}
}
