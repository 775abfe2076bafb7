package io.martlet.spark.prepare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.plan.PlanFile;
import io.martlet.plan.PlanUniverse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a prepared universe was made of and consists of, beside its files as {@code universe.json}.
 * It is written last: a folder without it is not prepared.
 *
 * @param columns from name to declared type
 * @param sources the SHA-256 of each delivered file
 */
record UniverseManifest(
    String key, Map<String, String> columns, List<String> sources, List<PreparedFile> files) {

  private static final String NAME = "universe.json";
  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  static UniverseManifest of(PlanUniverse universe, Path folder) {
    return new UniverseManifest(
        universe.key(),
        columns(universe),
        sources(universe),
        files(folder).parallelStream().map(PreparedFile::of).toList());
  }

  private static Map<String, String> columns(PlanUniverse universe) {
    Map<String, String> columns = new LinkedHashMap<>();
    universe.columns().forEach(column -> columns.put(column.name(), column.declared()));
    return columns;
  }

  private static List<String> sources(PlanUniverse universe) {
    return universe.sources().stream().map(PlanFile::sha256).toList();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long rows() {
    return files.stream().mapToLong(PreparedFile::rows).sum();
  }

  List<Path> paths(Path folder) {
    return files.stream().map(file -> folder.resolve(file.name())).toList();
  }

  /** What makes a folder unfit for a plan: other columns, other sources, or other files. */
  Optional<String> damage(PlanUniverse universe, Path folder) {
    if (!key.equals(universe.key())) {
      return Optional.of("it was prepared with the key \"%s\"".formatted(key));
    }
    if (!columns.equals(columns(universe))) {
      return Optional.of("it was prepared with other columns: " + difference(columns(universe)));
    }
    if (!sources.equals(sources(universe))) {
      return Optional.of("it was prepared from other files");
    }
    Set<String> named = files.stream().map(PreparedFile::name).collect(Collectors.toSet());
    return files(folder).stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> !named.contains(name))
        .findFirst()
        .map(name -> name + " was added")
        .or(
            () ->
                files.parallelStream()
                    .map(file -> file.damage(folder))
                    .flatMap(Optional::stream)
                    .findFirst());
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

  /** Writes it, at once or not at all. */
  void write(Path folder) {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", VERSION);
    root.put("key", key);
    ObjectNode types = root.putObject("columns");
    columns.forEach(types::put);
    ArrayNode delivered = root.putArray("sources");
    sources.forEach(delivered::add);
    ArrayNode written = root.putArray("files");
    files.forEach(
        file ->
            written
                .addObject()
                .put("name", file.name())
                .put("rows", file.rows())
                .put("bytes", file.bytes())
                .put("sha256", file.sha256()));
    try {
      Path fresh = folder.resolve(NAME + ".new");
      Files.writeString(fresh, root.toPrettyString() + "\n");
      Files.move(fresh, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a folder one that is not prepared. */
  static void delete(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(NAME));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean exists(Path folder) {
    return Files.exists(folder.resolve(NAME));
  }

  /** The manifest of a folder that has one; empty when it cannot be read. */
  static Optional<UniverseManifest> read(Path folder) {
    try {
      JsonNode root = JSON.readTree(Files.readString(folder.resolve(NAME)));
      return root.path("version").asInt() == VERSION ? Optional.of(read(root)) : Optional.empty();
    } catch (JsonProcessingException malformed) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static UniverseManifest read(JsonNode root) {
    Map<String, String> columns = new LinkedHashMap<>();
    root.path("columns")
        .properties()
        .forEach(column -> columns.put(column.getKey(), column.getValue().asText()));
    List<String> sources = new ArrayList<>();
    root.path("sources").forEach(source -> sources.add(source.asText()));
    List<PreparedFile> files = new ArrayList<>();
    root.path("files")
        .forEach(
            file ->
                files.add(
                    new PreparedFile(
                        file.path("name").asText(),
                        file.path("rows").asLong(),
                        file.path("bytes").asLong(),
                        file.path("sha256").asText())));
    return new UniverseManifest(root.path("key").asText(), columns, sources, files);
  }
}
