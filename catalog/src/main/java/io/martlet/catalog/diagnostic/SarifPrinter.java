package io.martlet.catalog.diagnostic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.martlet.catalog.Location;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Prints diagnostics as SARIF 2.1.0, which code-scanning services read. */
public final class SarifPrinter {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final List<Rule> rules;
  private final String folder;

  /**
   * @param rules all that diagnostics may name
   * @param folder the catalog's folder relative to the repository's root; may be empty
   */
  public SarifPrinter(List<Rule> rules, String folder) {
    this.rules = List.copyOf(rules);
    this.folder = folder;
  }

  public String print(List<Diagnostic> diagnostics) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("$schema", SCHEMA);
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      json.writeStartObject();
      writeTool(json);
      json.writeStringField("columnKind", "unicodeCodePoints");
      json.writeArrayFieldStart("results");
      for (Diagnostic diagnostic : diagnostics) {
        writeResult(diagnostic, json);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out + "\n";
  }

  private void writeTool(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "martlet");
    json.writeArrayFieldStart("rules");
    for (Rule rule : rules) {
      json.writeStartObject();
      json.writeStringField("id", rule.id());
      writeText(json, "shortDescription", rule.summary());
      json.writeObjectFieldStart("defaultConfiguration");
      json.writeStringField("level", rule.severity().keyword());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeResult(Diagnostic diagnostic, JsonGenerator json) throws IOException {
    String hint = diagnostic.hint().isEmpty() ? "" : " " + diagnostic.hint();
    json.writeStartObject();
    json.writeStringField("ruleId", diagnostic.rule());
    json.writeStringField("level", diagnostic.severity().keyword());
    writeText(json, "message", diagnostic.message() + hint);
    if (!diagnostic.location().file().isEmpty()) {
      writeLocation(diagnostic.location(), json);
    }
    json.writeEndObject();
  }

  private void writeLocation(Location location, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", SourcePaths.uri(folder, location.file()));
    json.writeEndObject();
    if (location.hasLine()) {
      json.writeObjectFieldStart("region");
      json.writeNumberField("startLine", location.line());
      json.writeNumberField("startColumn", location.column());
      json.writeNumberField("endLine", location.endLine());
      json.writeNumberField("endColumn", location.endColumn());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void writeText(JsonGenerator json, String field, String text) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", text);
    json.writeEndObject();
  }
}
