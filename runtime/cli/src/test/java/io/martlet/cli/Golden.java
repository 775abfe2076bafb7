package io.martlet.cli;

import io.martlet.ledger.Ledger;
import io.martlet.spark.Storage;
import io.martlet.spark.mart.MartReader;
import io.martlet.spark.mart.MartTables;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The scores that R computed when it trained the insurance models, and those that are published.
 */
public final class Golden {

  private static final String KEY = "person_id";

  private Golden() {}

  /** By key, then column; columns as {@code coverage_model1_rank}. */
  public static Map<Integer, Map<String, Integer>> expected() {
    Map<Integer, Map<String, Integer>> records = new TreeMap<>();
    try (InputStream file =
            Files.newInputStream(
                Copy.home().resolve("catalogs/insurance/training/golden.csv.bz2"));
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    Bzip2.codec().createInputStream(file), StandardCharsets.UTF_8))) {
      String[] header = lines.readLine().split(",", -1);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", -1);
        Map<String, Integer> record = new TreeMap<>();
        for (int i = 1; i < cells.length; i++) {
          record.put(header[i], Integer.valueOf(cells[i]));
        }
        records.put(Integer.valueOf(cells[0]), record);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  /** The same of the marts that a catalog has published. */
  static Map<Integer, Map<String, Integer>> published(Copy copy, String... marts) {
    try (Ledger ledger = Ledger.local(copy.workspace().ledger());
        MartTables tables =
            new MartTables(ledger.jdbcUrl(), Storage.location(copy.workspace().warehouse()))) {
      return published(tables, marts);
    }
  }

  /** The same of the marts of a warehouse. */
  public static Map<Integer, Map<String, Integer>> published(MartTables tables, String... marts) {
    Map<Integer, Map<String, Integer>> records = new TreeMap<>();
    for (String mart : marts) {
      for (Map<String, Object> row : new MartReader(tables, mart).first(Integer.MAX_VALUE)) {
        Map<String, Integer> record =
            records.computeIfAbsent((Integer) row.get(KEY), key -> new TreeMap<>());
        row.forEach(
            (column, value) -> {
              if (!column.equals(KEY)) {
                record.put(mart + "_" + column, (Integer) value);
              }
            });
      }
    }
    return records;
  }

  /** Which of these marts readers see. */
  static List<String> visible(Copy copy, String... marts) {
    List<String> visible = new ArrayList<>();
    try (Ledger ledger = Ledger.local(copy.workspace().ledger());
        MartTables tables =
            new MartTables(ledger.jdbcUrl(), Storage.location(copy.workspace().warehouse()))) {
      for (String mart : marts) {
        if (tables.isPublished(mart)) {
          visible.add(mart);
        }
      }
    }
    return visible;
  }
}
