package io.martlet.spark.prepare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.catalog.source.SourceStore;
import io.martlet.catalog.source.StoredFile;
import io.martlet.plan.PlanDelivery;
import io.martlet.plan.PlanSource;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;

/**
 * What a prepared universe was made of and consists of, in its folder as {@code universe.json}. It
 * is written last: a folder without it is not prepared, and what it does not name is no part of it.
 *
 * @param columns from name to declared type
 * @param delivery how they were read
 * @param sources the delivered files
 * @param manifests the digest of what was said of them beside; empty when nothing was
 * @param accounts what became of each one's records
 * @param warnings what they promised and are not
 */
record UniverseManifest(
    String key,
    Map<String, String> columns,
    PlanDelivery delivery,
    List<PlanSource> sources,
    List<PreparedFile> files,
    String manifests,
    List<SourceAccount> accounts,
    List<String> warnings) {

  static final String NAME = "universe.json";
  private static final int VERSION = 5;
  private static final ObjectMapper JSON = new ObjectMapper();

  static UniverseManifest of(
      PlanUniverse universe, Written written, String manifests, List<String> warnings) {
    return new UniverseManifest(
        universe.key(),
        columns(universe),
        universe.delivery(),
        universe.sources(),
        written.files(),
        manifests,
        written.accounts(),
        warnings);
  }

  private static Map<String, String> columns(PlanUniverse universe) {
    Map<String, String> columns = new LinkedHashMap<>();
    universe.columns().forEach(column -> columns.put(column.name(), column.declared()));
    return columns;
  }

  long rows() {
    return files.stream().mapToLong(PreparedFile::rows).sum();
  }

  /** How many records the delivery has, those that were left out among them. */
  long read() {
    return accounts.stream().mapToLong(SourceAccount::read).sum();
  }

  /**
   * Where the files lie.
   *
   * @param target the folder of all prepared universes
   */
  List<String> places(String target) {
    return files.stream().map(file -> Storage.child(target, file.name())).toList();
  }

  /** What makes it unfit for a plan: other columns, other sources, or other files. */
  Optional<String> damage(PlanUniverse universe, String target, SourceStore store) {
    if (!key.equals(universe.key())) {
      return Optional.of("it was prepared with the key \"%s\"".formatted(key));
    }
    if (!columns.equals(columns(universe))) {
      return Optional.of("it was prepared with other columns: " + difference(columns(universe)));
    }
    if (!delivery.equals(universe.delivery())) {
      return Optional.of("it was prepared from another format");
    }
    if (!contents(sources).equals(contents(universe.sources()))) {
      return Optional.of("it was prepared from other files");
    }
    Map<String, StoredFile> found = new HashMap<>();
    places(target).stream()
        .map(place -> place.substring(0, place.lastIndexOf('/')))
        .distinct()
        .flatMap(part -> store.list(part).stream())
        .forEach(file -> found.put(file.name(), file));
    return files.parallelStream()
        .map(
            file -> file.damage(Optional.ofNullable(found.get(Storage.child(target, file.name())))))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** What tells deliveries apart, whatever the names are of files that were hashed. */
  private static List<String> contents(List<PlanSource> sources) {
    return sources.stream().map(PlanSource::content).toList();
  }

  private String difference(Map<String, String> declared) {
    return Stream.concat(declared.keySet().stream(), columns.keySet().stream())
        .filter(name -> !declared.getOrDefault(name, "").equals(columns.getOrDefault(name, "")))
        .findFirst()
        .map(
            name ->
                "\"%s\" was %s, the plan has %s"
                    .formatted(
                        name,
                        columns.getOrDefault(name, "not there"),
                        declared.getOrDefault(name, "none")))
        .orElse("they were in another order");
  }

  /** Makes a folder one that is prepared, unless it is by now. */
  boolean write(String folder) {
    return FirstFile.write(Storage.child(folder, NAME), text());
  }

  private String text() {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", VERSION);
    root.put("key", key);
    ObjectNode types = root.putObject("columns");
    columns.forEach(types::put);
    root.set("delivery", delivery.json());
    ArrayNode delivered = root.putArray("sources");
    sources.forEach(
        source ->
            delivered
                .addObject()
                .put("name", source.name())
                .put("bytes", source.bytes())
                .put("version", source.version()));
    ArrayNode written = root.putArray("files");
    files.forEach(file -> written.add(file.json()));
    root.put("manifests", manifests);
    ArrayNode accounted = root.putArray("accounts");
    accounts.forEach(
        account ->
            accounted
                .addObject()
                .put("name", account.name())
                .put("read", account.read())
                .put("prepared", account.prepared())
                .put("rejected", account.rejected()));
    ArrayNode told = root.putArray("warnings");
    warnings.forEach(told::add);
    return root.toPrettyString() + "\n";
  }

  /** Makes a folder one that is not prepared. */
  static void delete(String folder) {
    Storage.delete(Storage.child(folder, NAME));
  }

  /** What the store says of a folder's manifest, if it has one. */
  static Optional<FileStatus> find(String folder) {
    return Storage.find(Storage.child(folder, NAME));
  }

  /** The text of a folder's manifest, if it has one. */
  static Optional<String> text(String folder) {
    return Storage.read(Storage.child(folder, NAME));
  }

  /** A manifest of this version; empty when the text is something else. */
  static Optional<UniverseManifest> read(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      return root.path("version").asInt() == VERSION ? Optional.of(read(root)) : Optional.empty();
    } catch (JsonProcessingException malformed) {
      return Optional.empty();
    }
  }

  private static UniverseManifest read(JsonNode root) {
    Map<String, String> columns = new LinkedHashMap<>();
    root.path("columns")
        .properties()
        .forEach(column -> columns.put(column.getKey(), column.getValue().asText()));
    List<PlanSource> sources = new ArrayList<>();
    root.path("sources")
        .forEach(
            source ->
                sources.add(
                    new PlanSource(
                        source.path("name").asText(),
                        source.path("bytes").asLong(),
                        source.path("version").asText())));
    List<PreparedFile> files = new ArrayList<>();
    root.path("files").forEach(file -> files.add(PreparedFile.of(file)));
    List<SourceAccount> accounts = new ArrayList<>();
    root.path("accounts")
        .forEach(
            account ->
                accounts.add(
                    new SourceAccount(
                        account.path("name").asText(),
                        account.path("read").asLong(),
                        account.path("prepared").asLong(),
                        account.path("rejected").asLong())));
    List<String> warnings = new ArrayList<>();
    root.path("warnings").forEach(warning -> warnings.add(warning.asText()));
    return new UniverseManifest(
        root.path("key").asText(),
        columns,
        PlanDelivery.of(root.path("delivery")),
        sources,
        files,
        root.path("manifests").asText(),
        accounts,
        warnings);
  }
}
