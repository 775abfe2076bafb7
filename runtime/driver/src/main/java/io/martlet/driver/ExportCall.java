package io.martlet.driver;

import io.martlet.spark.Storage;
import io.martlet.spark.export.ExportFormat;
import io.martlet.spark.export.ExportLayout;
import io.martlet.spark.export.MartExport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How an export in a cluster is called: what asks for it writes the arguments by this, and the
 * driver parses them by this.
 *
 * @param warehouse of the marts
 * @param to folder or URI; each mart gets a folder there
 * @param marts by name, the numbers of the models whose columns are written
 * @param keys of the records that are written, as a person writes them; none for all
 */
public record ExportCall(
    String warehouse,
    String to,
    ExportFormat format,
    ExportLayout layout,
    Map<String, List<Integer>> marts,
    List<String> keys) {

  private static final String WAREHOUSE = "--warehouse";
  private static final String TO = "--to";
  private static final String AS = "--as";
  private static final String LAYOUT = "--layout";
  private static final String MART = "--mart";
  private static final String WHERE = "--where";

  public ExportCall {
    marts = Map.copyOf(marts);
    keys = List.copyOf(keys);
  }

  /** One for each mart, by their names. */
  public List<MartExport> exports() {
    return new TreeMap<>(marts)
        .entrySet().stream()
            .map(
                mart ->
                    new MartExport(
                        mart.getKey(),
                        mart.getValue(),
                        Storage.child(to, mart.getKey()),
                        format,
                        layout,
                        keys))
            .toList();
  }

  /** The arguments of {@link ExportStep}. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of(WAREHOUSE, warehouse, TO, to));
    arguments.addAll(List.of(AS, format.ending(), LAYOUT, layout.name()));
    new TreeMap<>(marts)
        .forEach(
            (mart, models) ->
                arguments.addAll(
                    List.of(
                        MART,
                        models.stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(",", mart + ":", "")))));
    keys.forEach(key -> arguments.addAll(List.of(WHERE, key)));
    return List.copyOf(arguments);
  }

  /**
   * What arguments say.
   *
   * @throws RunException when they are not such as {@link #arguments} writes
   */
  public static ExportCall parse(List<String> arguments) {
    Map<String, String> once = new TreeMap<>();
    Map<String, List<Integer>> marts = new TreeMap<>();
    List<String> keys = new ArrayList<>();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      String value = rest.hasNext() ? rest.next() : "";
      switch (option) {
        case WAREHOUSE, TO, AS, LAYOUT -> once.put(option, value);
        case MART -> marts.put(value.substring(0, value.indexOf(':')), numbers(value));
        case WHERE -> keys.add(value);
        default -> throw usage("there is no option " + option);
      }
    }
    if (once.size() < List.of(WAREHOUSE, TO, AS, LAYOUT).size()) {
      throw usage("one of %s, %s, %s, %s is not given".formatted(WAREHOUSE, TO, AS, LAYOUT));
    }
    return new ExportCall(
        once.get(WAREHOUSE),
        once.get(TO),
        ExportFormat.of(once.get(AS)).orElseThrow(() -> usage("there is no such format")),
        ExportLayout.valueOf(once.get(LAYOUT)),
        marts,
        keys);
  }

  private static List<Integer> numbers(String mart) {
    return Arrays.stream(mart.substring(mart.indexOf(':') + 1).split(","))
        .map(Integer::valueOf)
        .toList();
  }

  private static RunException usage(String what) {
    return new RunException("An export in a cluster: %s.".formatted(what));
  }
}
