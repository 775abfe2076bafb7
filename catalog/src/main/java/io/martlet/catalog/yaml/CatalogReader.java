package io.martlet.catalog.yaml;

import io.martlet.catalog.Binary;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Deployment;
import io.martlet.catalog.Governance;
import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Suppression;
import io.martlet.catalog.check.CatalogFolder;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.schema.Grammar;
import java.nio.file.Path;
import java.util.ArrayList;
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
  private final Optional<String> environment;
  private final Findings findings;
  private final CatalogFolder folder;
  private final Map<String, String> texts = new LinkedHashMap<>();

  /**
   * @param environment whose deployment is to be read; empty for the one that the catalog names
   */
  CatalogReader(Path root, Optional<String> environment, Findings findings) {
    this.environment = environment;
    this.root = root;
    this.findings = findings;
    this.folder = new CatalogFolder(root);
  }

  Optional<Catalog> read(String main) {
    return folder
        .existing(Located.at(Location.ofFile(main), main), "", "the catalog", findings)
        .flatMap(
            file -> bound(file, main, root -> root.keys(Grammar.CATALOG).flatMap(this::catalog)));
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
    ColumnGroups groups = universe.map(UniverseReader.Read::groups).orElseGet(ColumnGroups::unread);
    List<Suppression> inPlace = new ArrayList<>();
    Optional<List<Mart>> marts =
        keys.must("marts").flatMap(Value::texts).map(written -> marts(written, groups, inPlace));
    Governance governance = GovernanceReader.read(keys, inPlace);
    Optional<Deployment> deployment = deployment(keys);
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

  private Optional<Deployment> deployment(Keys keys) {
    Optional<Value> named = keys.may("deployment");
    if (environment.isEmpty()) {
      return named.flatMap(value -> other(value, "the deployment", DeploymentReader::read));
    }
    Located<String> file =
        Located.at(
            named.map(Value::location).orElseGet(keys::location),
            Environments.file(environment.get()));
    return other(file, "the deployment of " + environment.get(), DeploymentReader::read);
  }

  private <T> Optional<T> other(Value path, String what, Function<Value, Optional<T>> reader) {
    return path.text().flatMap(written -> other(written, what, reader));
  }

  private <T> Optional<T> other(
      Located<String> path, String what, Function<Value, Optional<T>> reader) {
    return folder
        .file(path, "", what, findings)
        .flatMap(file -> bound(file, folder.nameOf(file), reader));
  }

  /**
   * Files are read by all cores. When there are groups, one core reads them in their order, since
   * all uses of groups add up to a bound.
   */
  private List<Mart> marts(
      List<Located<String>> written, ColumnGroups groups, List<Suppression> suppressions) {
    Map<String, Path> files = new MartFiles(root, folder, findings).find(written);
    List<Mart> marts = new ArrayList<>();
    ExecutorService cores =
        Executors.newFixedThreadPool(groups.areNone() ? cores(files.size()) : 1, DAEMONS);
    try {
      List<CompletableFuture<MartFile>> read = new ArrayList<>();
      files.forEach(
          (name, file) ->
              read.add(
                  CompletableFuture.supplyAsync(() -> MartFile.read(file, name, groups), cores)));
      for (CompletableFuture<MartFile> next : read) {
        MartFile file = next.join();
        found(file.source(), file.findings());
        suppressions.addAll(file.suppressions());
        file.mart().ifPresent(marts::add);
      }
    } finally {
      cores.shutdownNow();
    }
    return marts;
  }

  private static int cores(int files) {
    return Math.max(1, Math.min(files, Runtime.getRuntime().availableProcessors()));
  }

  private <T> Optional<T> bound(Path file, String name, Function<Value, Optional<T>> reader) {
    ParsedFile parsed = ParsedFile.read(file, name);
    Optional<T> bound = parsed.value().flatMap(reader);
    found(parsed.source(), parsed.findings());
    return bound;
  }

  private void found(Optional<SourceFile> source, Findings own) {
    findings.addAll(own);
    source.ifPresent(read -> texts.put(read.name(), read.text()));
  }
}
