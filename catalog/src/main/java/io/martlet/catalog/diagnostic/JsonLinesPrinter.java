package io.martlet.catalog.diagnostic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.martlet.catalog.Location;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Prints diagnostics for programs: a JSON object a line. */
public final class JsonLinesPrinter {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonLinesPrinter() {}

  public static String print(List<Diagnostic> diagnostics) {
    StringBuilder lines = new StringBuilder();
    diagnostics.forEach(diagnostic -> lines.append(print(diagnostic)).append('\n'));
    return lines.toString();
  }

  private static String print(Diagnostic diagnostic) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("rule", diagnostic.rule());
      json.writeStringField("severity", diagnostic.severity().keyword());
      json.writeStringField("message", diagnostic.message());
      json.writeStringField("hint", diagnostic.hint());
      json.writeStringField("subject", diagnostic.subject());
      write(diagnostic.location(), json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString();
  }

  private static void write(Location location, JsonGenerator json) throws IOException {
    json.writeStringField("file", location.file());
    if (location.hasLine()) {
      json.writeNumberField("line", location.line());
      json.writeNumberField("column", location.column());
      json.writeNumberField("endLine", location.endLine());
      json.writeNumberField("endColumn", location.endColumn());
    }
  }
}
