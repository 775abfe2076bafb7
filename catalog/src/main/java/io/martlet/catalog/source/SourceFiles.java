package io.martlet.catalog.source;

import io.martlet.catalog.Located;
import io.martlet.catalog.diagnostic.Fault;
import io.martlet.catalog.select.Glob;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The files that a universe's source means, in the order of its entries, those of a folder or glob
 * by name; and what is wrong with it. Names that begin with a dot or an underscore, which editors
 * and other programs leave beside files, are passed over but where they are written themselves, and
 * so are those of {@link SidecarNames}.
 */
public final class SourceFiles {

  /** So many files a universe may have. */
  public static final int MOST = 10_000;

  private final SourceStore store;
  private final List<Located<StoredFile>> files = new ArrayList<>();
  private final List<SourceFault> faults = new ArrayList<>();

  private SourceFiles(SourceStore store) {
    this.store = store;
  }

  /** Looks for them, as far as the store reaches. */
  public static SourceFiles of(List<Located<String>> sources, SourceStore store) {
    SourceFiles found = new SourceFiles(store);
    sources.forEach(found::add);
    if (found.faults.isEmpty()) {
      found.compare();
    }
    return found;
  }

  /** Each with the place of its entry. */
  public List<Located<StoredFile>> files() {
    return files;
  }

  public List<SourceFault> faults() {
    return faults;
  }

  private void add(Located<String> source) {
    SourceEntry entry = new SourceEntry(source.value());
    if (!entry.isKnown()) {
      bad(
          source,
          "The universe's source \"%s\" is no path in the catalog's folder, and no URI of file:/, s3://, s3a:// or hdfs://.");
      return;
    }
    if (!store.reaches(entry)) {
      return;
    }
    try {
      Optional<StoredFile> named = store.find(entry.place());
      if (named.isPresent()) {
        addNamed(source, named.get());
      } else if (entry.hasWildcard()) {
        addMatches(source, entry);
      } else {
        missing(source, "The file of the universe's source, \"%s\", does not exist.");
      }
    } catch (Fault unreadable) {
      faults.add(SourceFault.bad(source, unreadable.getMessage()));
    }
  }

  private void addNamed(Located<String> source, StoredFile named) {
    if (!named.folder()) {
      files.add(Located.at(source.location(), named));
      return;
    }
    if (!addAll(source, named.name(), name -> true)) {
      missing(source, "The folder of the universe's source, \"%s\", holds no file.");
    }
  }

  private void addMatches(Located<String> source, SourceEntry entry) {
    if (entry.hasWildcardFolder() && store.find(entry.folder()).isEmpty()) {
      bad(
          source,
          "The universe's source \"%s\" has a wildcard in the name of a folder; only its last part may have them.");
    } else if (!addAll(source, entry.folder(), Glob.of(entry.last()))) {
      missing(source, "The glob of the universe's source, \"%s\", matches no file.");
    }
  }

  /** Whether there is any. */
  private boolean addAll(Located<String> source, String folder, Predicate<String> wanted) {
    List<StoredFile> found =
        store.list(folder).stream()
            .filter(file -> !isHidden(file.last()) && wanted.test(file.last()))
            .sorted(Comparator.comparing(StoredFile::name))
            .collect(Collectors.toCollection(ArrayList::new));
    Set<String> names = found.stream().map(StoredFile::name).collect(Collectors.toSet());
    found.removeIf(
        file ->
            SidecarNames.isManifest(file.last())
                || SidecarNames.described(file.name()).filter(names::contains).isPresent());
    Optional<StoredFile> inner = found.stream().filter(StoredFile::folder).findFirst();
    if (inner.isPresent()) {
      faults.add(
          SourceFault.bad(
              source,
              "The universe's source \"%s\" means \"%s\", which is a folder: name those whose files are meant, in a list."
                  .formatted(source, inner.get().name())));
    }
    found.forEach(file -> files.add(Located.at(source.location(), file)));
    return !found.isEmpty();
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.startsWith("_");
  }

  /** What must hold of all of them together. */
  private void compare() {
    if (files.size() > MOST) {
      faults.add(
          SourceFault.bad(
              Located.at(files.get(MOST).location(), ""),
              String.format(
                  Locale.ROOT,
                  "The universe's source means %,d files; %,d is the most. Deliver fewer, larger ones.",
                  files.size(),
                  MOST)));
      return;
    }
    Map<String, Located<StoredFile>> seen = new HashMap<>();
    for (Located<StoredFile> file : files) {
      String name = file.value().name();
      Located<StoredFile> first = files.get(0);
      if (seen.putIfAbsent(name, file) != null) {
        faults.add(
            SourceFault.bad(
                Located.at(file.location(), name),
                "The universe's source names \"%s\" twice, which would deliver its records twice."
                    .formatted(name)));
      }
      if (SourceFormat.of(name) != SourceFormat.of(first.value().name())) {
        faults.add(
            SourceFault.bad(
                Located.at(file.location(), name),
                "The universe's source is %s, \"%s\", and %s, \"%s\": deliver one of them."
                    .formatted(
                        SourceFormat.of(first.value().name()),
                        first.value().name(),
                        SourceFormat.of(name),
                        name)));
        return;
      }
    }
  }

  private void missing(Located<String> source, String message) {
    faults.add(SourceFault.missing(source, message.formatted(source)));
  }

  private void bad(Located<String> source, String message) {
    faults.add(SourceFault.bad(source, message.formatted(source)));
  }
}
