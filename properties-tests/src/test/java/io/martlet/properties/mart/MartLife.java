package io.martlet.properties.mart;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.source.LocalStore;
import io.martlet.catalog.yaml.CatalogLoader;
import io.martlet.codegen.CatalogCompiler;
import io.martlet.codegen.sink.FolderSink;
import io.martlet.driver.Reconciliation;
import io.martlet.driver.Rescoring;
import io.martlet.driver.Run;
import io.martlet.driver.RunPlaces;
import io.martlet.driver.RunSession;
import io.martlet.driver.RunSummary;
import io.martlet.driver.RunWatcher;
import io.martlet.driver.StoredPlan;
import io.martlet.driver.UnacceptedBreaksException;
import io.martlet.ledger.Ledger;
import io.martlet.plan.PlanBase;
import io.martlet.plan.RunId;
import io.martlet.plan.RunPlan;
import io.martlet.plan.StepCall;
import io.martlet.spark.Storage;
import io.martlet.spark.mart.MartReader;
import io.martlet.spark.mart.MartTables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** A catalog of one mart, changed and run again and again, and what it must have published. */
final class MartLife implements AutoCloseable {

  private static final Path HOME = Path.of(System.getProperty("martlet.home"));
  private static final Path HOSTS = HOME.resolve("native/build");

  /** Of a model with a seed, as {@link #cells} says; a seed below 0 fails. */
  private static final String PROGRAM =
      """
      #!/bin/sh
      read seed size < "$1"
      [ "$seed" -ge 0 ] || exit 3
      exec awk -F, -v s="$seed" -v n="$size" '{ print ($1 * s) % n + 1 "," ($1 + s) % 2 }'
      """;

  /** How a run ended. */
  enum Ending {
    PUBLISHED,
    REFUSED,
    HELD,
    FAILED
  }

  private record Model(String name, int seed, int size) {}

  /** What the catalog declares, and what was delivered. */
  private record State(
      Map<Integer, Model> models, List<Integer> order, String key, String keyType, int records) {

    State {
      models = Collections.unmodifiableMap(new TreeMap<>(models));
      order = List.copyOf(order);
    }
  }

  private final Path folder;
  private final Ledger ledger;
  private final SparkSession spark;
  private State state =
      new State(
          Map.of(1, new Model("m1", 3, 20), 2, new Model("m2", 7, 9)),
          List.of(1, 2),
          "k",
          "int32",
          12);
  private State former = state;
  private State lastPublished;
  private int names = 2;
  private String lastRun = "";

  MartLife(Path folder) throws IOException {
    this(folder, Ledger.local(folder.resolve("ledger")));
  }

  /**
   * @param ledger its own, closed with it
   */
  MartLife(Path folder, Ledger ledger) throws IOException {
    this.folder = folder;
    this.ledger = ledger;
    this.spark = RunSession.local();
    write("program", PROGRAM);
    if (!folder.resolve("program").toFile().setExecutable(true)) {
      throw new IOException("not executable");
    }
  }

  /** Changes the catalog, or what is delivered. */
  void take(Step step) {
    State now = state;
    Map<Integer, Model> models = new TreeMap<>(state.models());
    List<Integer> order = new ArrayList<>(state.order());
    int number = order.get(step.pick() % order.size());
    Model model = models.get(number);
    int free =
        IntStream.iterate(1, n -> n + 1)
            .filter(n -> !models.containsKey(n))
            .findFirst()
            .orElseThrow();
    String key = state.key();
    String keyType = state.keyType();
    int records = state.records();
    switch (step.kind()) {
      case NOTHING -> {}
      case ADD -> {
        models.put(free, new Model(newName(), step.pick() % 17, 20));
        order.add(free);
      }
      case RETIRE -> {
        if (models.size() > 1) {
          models.remove(number);
          order.remove(Integer.valueOf(number));
        }
      }
      case RENAME -> models.put(number, new Model(newName(), model.seed(), model.size()));
      case RENUMBER -> {
        models.remove(number);
        models.put(free, model);
        order.set(order.indexOf(number), free);
      }
      case REPLACE -> models.put(number, new Model(newName(), step.pick() % 19, 11));
      case RESCORE -> models.put(number, new Model(model.name(), step.pick() % 23, model.size()));
      case CHANGE_RANGE ->
          models.put(number, new Model(model.name(), model.seed(), 2 + step.pick() % 30));
      case REORDER -> Collections.shuffle(order, new Random(step.pick()));
      case RETYPE_KEY -> keyType = keyType.equals("int32") ? "int64" : "int32";
      case CHANGE_KEY -> key = key.equals("k") ? "other" : "k";
      case FAIL -> models.put(number, new Model(model.name(), -1, model.size()));
      case MEND ->
          models.replaceAll(
              (each, declared) ->
                  declared.seed() < 0 ? new Model(declared.name(), 5, declared.size()) : declared);
      case DELIVER_FEW -> records = 1 + step.pick() % 4;
      case DELIVER_MANY -> records = 12 + step.pick() % 9;
      case REVERT -> {
        state = former;
        former = now;
        return;
      }
    }
    former = now;
    state = new State(models, order, key, keyType, records);
  }

  private String newName() {
    return "m" + ++names;
  }

  /**
   * @param accepting whether the catalog accepts all that may break
   */
  Ending run(boolean accepting, Step.Manner manner) throws IOException {
    return run(plan(accepting, manner));
  }

  /** Plans the next run, to be done by any driver. */
  StepCall plan(boolean accepting, Step.Manner manner) throws IOException {
    declare(accepting);
    Catalog catalog = CatalogLoader.load(folder).catalog().orElseThrow();
    Path compiled = folder.resolve("compiled");
    RunPlan plan =
        CatalogCompiler.compile(
            catalog,
            folder,
            HOSTS,
            new LocalStore(folder),
            whole -> kept(whole, manner),
            new FolderSink(compiled));
    RunPlaces places = new RunPlaces(Storage.location(folder));
    StoredPlan stored =
        StoredPlan.store(
            plan, compiled.resolve(CatalogCompiler.projectionJar(plan)), folder, HOSTS, places);
    lastRun = RunId.at(Instant.now());
    return new StepCall(
        stored.place(), places.root(), lastRun, Set.of(), Set.of("first"), Set.of(), 60);
  }

  /** Does a run, or what is left of it. */
  Ending run(StepCall call) throws IOException {
    StoredPlan stored = StoredPlan.open(call.plan());
    try {
      RunSummary run = new Run(call, stored, folder, ledger, spark, new RunWatcher() {}).run();
      Ending ending =
          run.failed() > 0 ? Ending.FAILED : run.held() > 0 ? Ending.HELD : Ending.PUBLISHED;
      if (ending == Ending.PUBLISHED) {
        lastPublished = state;
      }
      return ending;
    } catch (UnacceptedBreaksException refused) {
      return Ending.REFUSED;
    }
  }

  private List<PlanBase> kept(RunPlan plan, Step.Manner manner) {
    try (MartTables tables = new MartTables(ledger.jdbcUrl(), warehouse())) {
      return switch (manner) {
        case USUAL -> Rescoring.sinceLast(plan, tables, ledger.queries()).unchanged();
        case ALL_ANEW -> List.of();
        case SINCE_PUBLISHED ->
            Rescoring.sincePublished(plan, tables, ledger.queries()).unchanged();
        case SINCE_LAST_RUN -> Rescoring.since(lastRun, plan, ledger.queries()).unchanged();
      };
    }
  }

  /** Whether a run could have ended so, going by what is declared and what was published last. */
  boolean isPossible(Ending ending) {
    boolean fails = state.models().values().stream().anyMatch(model -> model.seed() < 0);
    boolean few = state.records() * 2 < lastPublished.records();
    return switch (ending) {
      case PUBLISHED -> !fails;
      case FAILED -> fails;
      case HELD -> few;
      case REFUSED -> !state.equals(lastPublished);
    };
  }

  private void declare(boolean accepting) throws IOException {
    write(
        "catalog.yaml",
        "catalog: life\nuniverse: universe.yaml\nmarts: [mart.yaml]\n"
            + "binaries:\n  program: { kind: executable, path: program }\n"
            + (accepting ? accepted() : ""));
    write(
        "universe.yaml",
        "universe: people\nkey: %s\nsource: people.csv\ncolumns:\n  k: %s\n  other: %s\n  x: int32\n"
            .formatted(state.key(), state.keyType(), state.keyType()));
    write(
        "people.csv",
        "k,other,x\n"
            + keys()
                .map(k -> String.format(Locale.ROOT, "%d,%d,%d%n", k, 1000 - k, k))
                .collect(Collectors.joining()));
    StringBuilder mart = new StringBuilder("mart: first\ndefaults: { binary: program }\nmodels:\n");
    for (int number : state.order()) {
      Model model = state.models().get(number);
      write(model.name() + ".seed", model.seed() + " " + model.size() + "\n");
      mart.append(
          String.format(
              Locale.ROOT,
              "  - { number: %d, name: %s, rank: 1..%d, inputs: [x], parameters: %2$s.seed }%n",
              number,
              model.name(),
              model.size()));
    }
    write("mart.yaml", mart.toString());
  }

  private String accepted() {
    return "accepted-breaks:\n"
        + Stream.of("k", "other")
            .map("  - { key: %s, reason: agreed }%n"::formatted)
            .collect(Collectors.joining())
        + IntStream.rangeClosed(1, names)
            .mapToObj("  - { model: first/m%d, reason: agreed }%n"::formatted)
            .collect(Collectors.joining());
  }

  private Stream<Integer> keys() {
    return IntStream.rangeClosed(1, state.records()).boxed();
  }

  /** What the mart must hold: a line {@code key,column,value} each, in order. */
  List<String> declared() {
    return keys().flatMap(k -> cells(state.key().equals("k") ? k : 1000 - k, k)).sorted().toList();
  }

  private Stream<String> cells(int key, int x) {
    return state.models().entrySet().stream()
        .flatMap(
            entry -> {
              Model model = entry.getValue();
              String cell = key + ",model" + entry.getKey();
              return Stream.of(
                  cell + "_rank," + (x * model.seed() % model.size() + 1),
                  cell + "_binary," + (x + model.seed()) % 2);
            });
  }

  /** What our own reader sees. */
  List<String> published() {
    try (MartTables tables = new MartTables(ledger.jdbcUrl(), warehouse())) {
      MartReader reader = new MartReader(tables, "first");
      return reader.first(Integer.MAX_VALUE).stream()
          .flatMap(
              record ->
                  record.entrySet().stream()
                      .filter(cell -> !cell.getKey().equals(reader.key()))
                      .map(
                          cell ->
                              record.get(reader.key())
                                  + ","
                                  + cell.getKey()
                                  + ","
                                  + cell.getValue()))
          .sorted()
          .toList();
    }
  }

  /** What DuckDB sees by the table's folder alone. */
  List<String> publishedForDuckDb() throws IOException, InterruptedException {
    Path answer = folder.resolve("answer.csv");
    String key = lastPublished.key();
    Process python =
        new ProcessBuilder(
                HOME.resolve("target/python/bin/python").toString(),
                HOME.resolve("runtime/cli/src/test/python/read_marts.py").toString(),
                "duckdb",
                folder.resolve("warehouse").toString(),
                key,
                answer.toString(),
                "first")
            .redirectErrorStream(true)
            .start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (python.waitFor() != 0) {
      throw new IOException(said);
    }
    return Files.readAllLines(answer).stream()
        .map(line -> line.replace("first_", ""))
        .sorted()
        .toList();
  }

  /** The last run that came to be planned. */
  String lastRun() {
    return lastRun;
  }

  /** Whether the last run that came to be planned had begun. */
  boolean isOnRecord() {
    return ledger.queries().run(lastRun).isPresent();
  }

  /** What ledger, table and files of the last run do not agree about. */
  List<String> differences() {
    try (MartTables tables = new MartTables(ledger.jdbcUrl(), warehouse())) {
      return new Reconciliation(
              ledger.queries().run(lastRun).orElseThrow(),
              ledger.queries(),
              tables,
              new RunPlaces(Storage.location(folder)))
          .reconcile()
          .differences();
    }
  }

  private String warehouse() {
    return folder.resolve("warehouse").toUri().toString();
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  @Override
  public void close() {
    ledger.close();
  }
}
