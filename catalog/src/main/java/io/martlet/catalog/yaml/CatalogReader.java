package io.martlet.catalog.yaml;

import io.martlet.catalog.Binary;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Deployment;
import io.martlet.catalog.Governance;
import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import io.martlet.catalog.Mart;
import io.martlet.catalog.check.CatalogFolder;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.schema.Grammar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/** Binds a catalog's main file, and through it the others. */
final class CatalogReader {

  private static final ThreadFactory DAEMONS =
      task -> {
        Thread thread = new Thread(task, "martlet-parser");
        thread.setDaemon(true);
        return thread;
      };

  private final Path root;
  private final Findings findings;
  private final CatalogFolder folder;
  private final Map<String, String> scalars = new HashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();

  CatalogReader(Path root, Findings findings) {
    this.root = root;
    this.findings = findings;
    this.folder = new CatalogFolder(root);
  }

  Optional<Catalog> read(String main) {
    return folder
        .existing(Located.at(Location.ofFile(main), main), "", "the catalog", findings)
        .flatMap(file -> root(file, main))
        .flatMap(root -> root.keys(Grammar.CATALOG))
        .flatMap(this::catalog);
  }

  /** What was read, from name to text. */
  Map<String, String> texts() {
    return texts;
  }

  private Optional<Catalog> catalog(Keys keys) {
    Optional<Located<String>> name = keys.must("catalog").flatMap(Value::text);
    List<Binary> binaries = keys.must("binaries").map(BinariesReader::read).orElse(List.of());
    Optional<UniverseReader.Read> universe =
        keys.must("universe").flatMap(value -> other(value, "the universe", UniverseReader::read));
    MartReader reader =
        new MartReader(universe.map(UniverseReader.Read::groups).orElseGet(ColumnGroups::unread));
    Optional<List<Mart>> marts =
        keys.must("marts").flatMap(Value::texts).map(written -> marts(written, reader));
    Governance governance = GovernanceReader.read(keys, reader.suppressions());
    Optional<Deployment> deployment =
        keys.may("deployment")
            .flatMap(value -> other(value, "the deployment", DeploymentReader::read));
    if (name.isEmpty() || universe.isEmpty() || marts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Catalog(
            name.get(),
            universe.get().universe(),
            marts.get(),
            binaries,
            deployment.orElse(Deployment.DEFAULT),
            governance));
  }

  private <T> Optional<T> other(Value path, String what, Function<Value, Optional<T>> bound) {
    return path.text()
        .flatMap(
            written ->
                folder
                    .file(written, "", what, findings)
                    .flatMap(file -> root(file, folder.nameOf(file))))
        .flatMap(bound);
  }

  /** Files are parsed by all cores, and bound one after the other in their order. */
  private List<Mart> marts(List<Located<String>> written, MartReader reader) {
    Map<String, Path> files = new MartFiles(root, folder, findings).find(written);
    List<Mart> marts = new ArrayList<>();
    ExecutorService cores = Executors.newFixedThreadPool(cores(files.size()), DAEMONS);
    try {
      List<CompletableFuture<ParsedFile>> parsed = new ArrayList<>();
      files.forEach(
          (name, file) ->
              parsed.add(
                  CompletableFuture.supplyAsync(
                      () -> ParsedFile.read(file, name, scalars), cores)));
      for (int i = 0; i < parsed.size(); i++) {
        // What is bound is let go: the nodes of all files at once would be large.
        CompletableFuture<ParsedFile> next = parsed.set(i, null);
        value(next.join()).flatMap(reader::read).ifPresent(marts::add);
      }
    } finally {
      cores.shutdownNow();
    }
    return marts;
  }

  private static int cores(int files) {
    return Math.max(1, Math.min(files, Runtime.getRuntime().availableProcessors()));
  }

  private Optional<Value> root(Path file, String name) {
    return value(ParsedFile.read(file, name, scalars));
  }

  private Optional<Value> value(ParsedFile parsed) {
    findings.addAll(parsed.findings());
    parsed.source().ifPresent(read -> texts.put(read.name(), read.text()));
    return parsed
        .root()
        .map(
            node ->
                new Value(
                    parsed.source().orElseThrow(),
                    findings,
                    node,
                    "The file " + parsed.name(),
                    ""));
  }
}
