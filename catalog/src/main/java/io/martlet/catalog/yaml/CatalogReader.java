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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Binds a catalog's main file, and through it the others. */
final class CatalogReader {

  private final Path root;
  private final Findings findings;
  private final CatalogFolder folder;
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

  private List<Mart> marts(List<Located<String>> written, MartReader reader) {
    List<Mart> marts = new ArrayList<>();
    new MartFiles(root, folder, findings)
        .find(written)
        .forEach((name, file) -> root(file, name).flatMap(reader::read).ifPresent(marts::add));
    return marts;
  }

  private Optional<Value> root(Path file, String name) {
    Optional<SourceFile> source = SourceReader.read(file, name, findings);
    source.ifPresent(read -> texts.put(name, read.text()));
    return source.flatMap(
        read ->
            YamlParser.parse(read, findings)
                .map(node -> new Value(read, findings, node, "The file " + name, "")));
  }
}
