package io.martlet.spark.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A manifest of many files: JSON with a list of {@code files} or {@code entries}, as Redshift
 * writes them too, or a table with a header, or hashes as {@code sha256sum} writes them.
 */
final class ManifestText {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}|[0-9a-f]{32}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private static final List<String> FILE = List.of("name", "file", "path", "url", "key");
  private static final List<String> ROWS =
      List.of("rows", "records", "row_count", "record_count", "num_rows");
  private static final List<String> BYTES = List.of("bytes", "size", "length", "content_length");

  private ManifestText() {}

  /**
   * @param manifest its name
   * @throws ManifestException when it is of no form that is known
   */
  static List<FilePromise> read(String text, String manifest) {
    String begin = text.stripLeading();
    if (begin.startsWith("{") || begin.startsWith("[")) {
      return json(text, manifest);
    }
    return ChecksumText.is(text) ? ChecksumText.read(text, manifest, "") : table(text, manifest);
  }

  private static List<FilePromise> json(String text, String manifest) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new ManifestException(
          manifest + ":" + malformed.getLocation().getLineNr(), "this is no JSON");
    }
    JsonNode list =
        root.isArray() ? root : root.has("files") ? root.get("files") : root.get("entries");
    if (list == null || !list.isArray()) {
      throw new ManifestException(manifest, "it has no list of \"files\" or \"entries\"");
    }
    List<FilePromise> promises = new ArrayList<>();
    for (JsonNode entry : list) {
      Map<String, String> fields = new HashMap<>();
      Stream.of(entry, entry.path("meta"))
          .flatMap(node -> node.properties().stream())
          .filter(field -> field.getValue().isValueNode() && !field.getValue().isNull())
          .forEach(field -> fields.put(lower(field.getKey()), field.getValue().asText()));
      promises.add(promise(fields, manifest, manifest));
    }
    return promises;
  }

  private static List<FilePromise> table(String text, String manifest) {
    List<String> lines = text.lines().toList();
    String header = lines.isEmpty() ? "" : lines.get(0);
    String delimiter = header.contains("\t") ? "\t" : header.contains(";") ? ";" : ",";
    List<String> names = cells(lower(header), delimiter);
    List<FilePromise> promises = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      List<String> cells = cells(lines.get(i), delimiter);
      Map<String, String> fields = new HashMap<>();
      for (int j = 0; j < Math.min(names.size(), cells.size()); j++) {
        if (!cells.get(j).isEmpty()) {
          fields.put(names.get(j), cells.get(j));
        }
      }
      promises.add(promise(fields, manifest, manifest + ":" + (i + 1)));
    }
    if (promises.isEmpty()) {
      throw new ManifestException(manifest, "it names no file");
    }
    return promises;
  }

  private static List<String> cells(String line, String delimiter) {
    return Stream.of(line.split(Pattern.quote(delimiter), -1))
        .map(cell -> cell.strip().replaceAll("^\"(.*)\"$", "$1"))
        .toList();
  }

  private static FilePromise promise(Map<String, String> fields, String manifest, String place) {
    String file =
        first(fields, FILE)
            .orElseThrow(
                () ->
                    new ManifestException(
                        place, "it does not say of which file: " + String.join(", ", FILE)));
    return new FilePromise(
        file,
        manifest,
        number(fields, ROWS, place),
        number(fields, BYTES, place),
        hash(fields, "sha256", place),
        hash(fields, "md5", place));
  }

  private static Optional<String> first(Map<String, String> fields, List<String> names) {
    return names.stream().filter(fields::containsKey).findFirst().map(fields::get);
  }

  private static Optional<Long> number(
      Map<String, String> fields, List<String> names, String place) {
    Optional<String> text = first(fields, names);
    if (text.isPresent() && !NUMBER.matcher(text.get()).matches()) {
      throw new ManifestException(place, "\"" + text.get() + "\" is no number");
    }
    return text.map(Long::valueOf);
  }

  private static Optional<String> hash(Map<String, String> fields, String name, String place) {
    Optional<String> hash = Optional.ofNullable(fields.get(name)).map(ManifestText::lower);
    if (hash.isPresent() && !HASH.matcher(hash.get()).matches()) {
      throw new ManifestException(place, "\"" + hash.get() + "\" is no " + name);
    }
    return hash;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
