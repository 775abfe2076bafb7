package io.martlet.catalog.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes the grammar as JSON Schema (draft 7, which editors know best). */
public final class JsonSchema {

  private static final String DRAFT = "http://json-schema.org/draft-07/schema#";

  private final JsonGenerator json;

  private JsonSchema(JsonGenerator json) {
    this.json = json;
  }

  /** The schema of a kind of file. */
  public static String of(FileKind kind) {
    StringWriter out = new StringWriter();
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent));
      json.writeStartObject();
      json.writeStringField("$schema", DRAFT);
      json.writeStringField("title", "Martlet: " + kind.table().owner());
      new JsonSchema(json).table(kind.table());
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out + "\n";
  }

  private void shape(Shape shape) throws IOException {
    if (shape instanceof Shape.Text text) {
      text(text);
    } else if (shape instanceof Shape.Count) {
      json.writeStringField("type", "integer");
      json.writeNumberField("minimum", 1);
    } else if (shape instanceof Shape.Percent) {
      json.writeStringField("type", "integer");
      json.writeNumberField("minimum", 0);
      json.writeNumberField("maximum", 100);
    } else if (shape instanceof Shape.Limit) {
      json.writeStringField("type", "number");
      json.writeNumberField("minimum", 0);
      json.writeNumberField("maximum", 1_000_000);
    } else if (shape instanceof Shape.Flag) {
      json.writeStringField("type", "boolean");
    } else if (shape instanceof Shape.Words words) {
      words(words);
    } else if (shape instanceof Shape.ListOf list) {
      json.writeStringField("type", "array");
      if (list.least() > 0) {
        json.writeNumberField("minItems", list.least());
      }
      nested("items", list.items());
    } else if (shape instanceof Shape.Named named) {
      json.writeStringField("type", "object");
      nested("propertyNames", named.names());
      nested("additionalProperties", named.values());
    } else if (shape instanceof Shape.AnyOf any) {
      anyOf(any);
    } else if (shape instanceof Shape.Table table) {
      table(table);
    }
  }

  private void text(Shape.Text text) throws IOException {
    json.writeStringField("type", "string");
    if (!text.pattern().isEmpty()) {
      json.writeStringField("pattern", "^(?:" + text.pattern() + ")$");
    }
    if (!text.example().isEmpty()) {
      json.writeArrayFieldStart("examples");
      json.writeString(text.example());
      json.writeEndArray();
    }
  }

  private void words(Shape.Words words) throws IOException {
    json.writeStringField("type", "string");
    json.writeArrayFieldStart("enum");
    for (String word : words.words()) {
      json.writeString(word);
    }
    json.writeEndArray();
  }

  private void anyOf(Shape.AnyOf any) throws IOException {
    json.writeArrayFieldStart("anyOf");
    for (Shape shape : any.shapes()) {
      json.writeStartObject();
      shape(shape);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void table(Shape.Table table) throws IOException {
    json.writeStringField("description", table.description());
    json.writeStringField("type", "object");
    json.writeObjectFieldStart("properties");
    for (Shape.Key key : table.keys()) {
      json.writeObjectFieldStart(key.name());
      if (!(key.shape() instanceof Shape.Table)) {
        json.writeStringField("description", key.description());
      }
      shape(key.shape());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeArrayFieldStart("required");
    for (Shape.Key key : table.keys()) {
      if (key.required()) {
        json.writeString(key.name());
      }
    }
    json.writeEndArray();
    json.writeBooleanField("additionalProperties", false);
  }

  private void nested(String field, Shape shape) throws IOException {
    json.writeObjectFieldStart(field);
    shape(shape);
    json.writeEndObject();
  }
}
