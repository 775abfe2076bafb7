package io.martlet.catalog.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** The schemas take what the reader takes, and refuse what it refuses for its structure. */
class JsonSchemaTest {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
  private static final Path PUBLISHED =
      Path.of(System.getProperty("martlet.home"), "docs", "schemas");

  /** Rules that a schema can see broken within one file. */
  private static final Set<String> STRUCTURAL =
      Set.of(
          "unknown-key",
          "missing-key",
          "wrong-type",
          "unknown-value",
          "bad-contract",
          "bad-emr-setting",
          "bad-limit",
          "bad-name",
          "bad-number",
          "bad-percentage",
          "bad-root",
          "bad-rank-range",
          "bad-sha256",
          "bad-release",
          "bad-source",
          "bad-instance-type");

  /**
   * What needs a look at another value, or is the same for JSON, such as 1e3 and 1000, or is told
   * without its line.
   */
  private static final Set<String> BEYOND_A_SCHEMA =
      Set.of(
          "missing-key.default",
          "bad-rank-range",
          "bad-rank-range.many",
          "wrong-type.integer",
          "bad-emr-setting.region",
          "credentials-in-uri.logs",
          "bad-release.old",
          "bad-release.unknown",
          "bad-instance-type.unknown",
          "unknown-value.family",
          "bad-source.folder",
          "bad-source.formats",
          "bad-source.inner",
          "bad-source.twice");

  private static final Pattern ERROR =
      Pattern.compile("(?m)^([^\\s:]+):\\d+:\\d+: error\\[(\\S+)]");
  private static final Map<FileKind, Schema> SCHEMAS = schemas();

  @ParameterizedTest
  @EnumSource
  void thePublishedSchemaIsTheGrammars(FileKind kind) throws IOException {
    assertThat(PUBLISHED.resolve(kind.schemaFile()))
        .as("write it with: martlet schema --write docs/schemas")
        .content()
        .isEqualTo(JsonSchema.of(kind));
  }

  @ParameterizedTest
  @MethodSource("files")
  void fixturesPassUnlessTheirStructureIsWrong(Path file) throws IOException {
    Node root = compose(Files.readString(file)).orElseThrow();
    FileKind kind = kind(file).orElseThrow();

    List<Error> errors = SCHEMAS.get(kind).validate(EditorView.of(root));

    assertThat(errors.isEmpty()).as("%s: %s", file, errors).isEqualTo(!isStructurallyWrong(file));
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(FIXTURES, 3)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml") && Files.isRegularFile(file))
          .filter(file -> !isBeyondASchema(fixture(file).getFileName().toString()))
          .filter(JsonSchemaTest::isUtf8)
          .filter(file -> kind(file).isPresent())
          .filter(JsonSchemaTest::isYaml)
          .sorted()
          .toList();
    }
  }

  private static boolean isYaml(Path file) {
    try {
      return compose(Files.readString(file)).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isBeyondASchema(String fixture) {
    return BEYOND_A_SCHEMA.contains(fixture) || fixture.startsWith("unsupported-yaml");
  }

  private static boolean isStructurallyWrong(Path file) throws IOException {
    String name = fixture(file).relativize(file).toString();
    Matcher error = ERROR.matcher(Files.readString(fixture(file).resolve("expected.txt")));
    return error
        .results()
        .anyMatch(found -> found.group(1).equals(name) && STRUCTURAL.contains(found.group(2)));
  }

  private static Path fixture(Path file) {
    return FIXTURES.resolve(FIXTURES.relativize(file).getName(0));
  }

  private static Optional<FileKind> kind(Path file) {
    String name = file.getFileName().toString();
    if (file.getParent().endsWith("marts")) {
      return Optional.of(FileKind.MART);
    }
    return Stream.of(FileKind.values())
        .filter(kind -> name.equals(kind.keyword() + ".yaml"))
        .findFirst();
  }

  private static Optional<Node> compose(String text) {
    try {
      return Optional.ofNullable(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
    } catch (YAMLException noYaml) {
      return Optional.empty();
    }
  }

  private static boolean isUtf8(Path file) {
    try {
      Files.readString(file);
      return true;
    } catch (IOException notUtf8) {
      return false;
    }
  }

  private static Map<FileKind, Schema> schemas() {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    Map<FileKind, Schema> schemas = new EnumMap<>(FileKind.class);
    for (FileKind kind : FileKind.values()) {
      schemas.put(kind, registry.getSchema(JsonSchema.of(kind), InputFormat.JSON));
    }
    return schemas;
  }
}
