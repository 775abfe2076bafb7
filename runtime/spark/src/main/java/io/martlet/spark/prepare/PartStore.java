package io.martlet.spark.prepare;

import io.martlet.catalog.source.StoredFile;
import io.martlet.plan.Digest;
import io.martlet.plan.PlanSource;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was prepared of single delivered files, whatever delivery they were part of: each is known
 * by its content and by how it is read. A preparation that did not come to its end left what it had
 * done, and a delivery of which one file is another is prepared but for that one.
 *
 * <p>They lie in one folder, Parquet beside a text for each delivered file, which is written last.
 */
final class PartStore {

  /** What the folder's name ends in, behind the universe's. */
  static final String FOLDER = "-files";

  private static final String TEXT = ".json";

  /** How many digits names begin with that are the same for all that is of one delivered file. */
  static final int KEY = 24;

  private static final int ATTEMPT = 8;

  private final String folder;
  private final DeliveryStore store;
  private final String terms;
  private final String attempt;
  private final Set<String> kept = ConcurrentHashMap.newKeySet();

  private PartStore(String folder, DeliveryStore store, String terms, String attempt) {
    this.folder = folder;
    this.store = store;
    this.terms = terms;
    this.attempt = attempt;
  }

  /**
   * @param target the folder of all prepared universes
   * @param attempt no other's name
   */
  static PartStore of(String target, PlanUniverse universe, DeliveryStore store, String attempt) {
    String terms =
        new PlanUniverse(
                universe.name(), universe.key(), universe.columns(), List.of(), universe.delivery())
            .digest();
    return new PartStore(folder(target, universe), store, terms, attempt.substring(0, ATTEMPT));
  }

  /** Where all lie that are of a universe, whatever its deliveries. */
  static String folder(String target, PlanUniverse universe) {
    return Storage.child(target, universe.name() + FOLDER);
  }

  String folder() {
    return folder;
  }

  /** What names of files begin with that are prepared of a delivered one. */
  String prefix(PlanSource source) {
    return key(source) + "-" + attempt;
  }

  private String key(PlanSource source) {
    return Digest.ofText(terms + "\n" + source.content()).substring(0, KEY);
  }

  private String text(PlanSource source) {
    return Storage.child(folder, key(source) + TEXT);
  }

  /** What is prepared of the delivered files, and in order. What is not is forgotten. */
  Map<String, PreparedPart> find(List<PlanSource> sources) {
    Map<String, StoredFile> present = new HashMap<>();
    store.list(folder).forEach(file -> present.put(file.last(), file));
    List<PlanSource> known =
        sources.stream().filter(source -> present.containsKey(key(source) + TEXT)).toList();
    List<Optional<PreparedPart>> parts = Concurrently.map(known, source -> find(source, present));
    Map<String, PreparedPart> found = new HashMap<>();
    for (int i = 0; i < known.size(); i++) {
      String name = known.get(i).name();
      parts.get(i).ifPresent(part -> found.put(name, part));
    }
    return found;
  }

  private Optional<PreparedPart> find(PlanSource source, Map<String, StoredFile> present) {
    Optional<PreparedPart> part = read(source);
    boolean isInOrder =
        part.stream()
            .flatMap(each -> each.files().stream())
            .allMatch(file -> file.damage(Optional.ofNullable(present.get(file.last()))).isEmpty());
    if (part.isEmpty() || !isInOrder) {
      Storage.delete(text(source));
      return Optional.empty();
    }
    return part;
  }

  private Optional<PreparedPart> read(PlanSource source) {
    return Storage.read(text(source)).flatMap(text -> PartFormat.read(text, source.name()));
  }

  /** Keeps what was prepared of a delivered file, unless someone else did by now. */
  PreparedPart keep(PlanSource source, PreparedPart part) {
    if (FirstFile.write(text(source), PartFormat.text(part))) {
      part.files().forEach(file -> kept.add(file.last()));
      return part;
    }
    return read(source).orElse(part);
  }

  /** Deletes what this attempt has written, and not kept. */
  void deleteLeft() {
    store.list(folder).stream()
        .filter(file -> file.last().contains("-" + attempt + "-") && !kept.contains(file.last()))
        .forEach(file -> Storage.delete(file.name()));
  }

  /** Deletes what attempts left that were killed; where others may be at work, nothing. */
  void deleteOrphans() {
    if (!Storage.isLocal(folder)) {
      return;
    }
    List<StoredFile> files = store.list(folder);
    Set<String> named = new HashSet<>();
    files.stream()
        .filter(file -> file.last().endsWith(TEXT))
        .flatMap(file -> Storage.read(file.name()).stream())
        .flatMap(text -> PartFormat.read(text, "").stream())
        .flatMap(part -> part.files().stream())
        .forEach(file -> named.add(file.last()));
    files.stream()
        .filter(file -> !file.last().endsWith(TEXT) && !named.contains(file.last()))
        .forEach(file -> Storage.delete(file.name()));
  }
}
