package io.martlet.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.martlet.catalog.SandboxDemand;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes {@code plan.json}. The same plan gives the same text; it ends in the plan's digest. */
public final class PlanWriter {

  private static final JsonFactory JSON = new ObjectMapper().getFactory();
  private static final String END = "\n}\n";

  /** Only where something is demanded. */
  static final String SANDBOX = "sandbox";

  private PlanWriter() {}

  /** The plan as text, its digest included. */
  public static String write(RunPlan plan) {
    String text = text(plan);
    String digest = Digest.ofText(text);
    plan.digested(digest);
    // Written once: the text of thousands of models is megabytes.
    return text.substring(0, text.length() - END.length())
        + ",\n  \"digest\": \""
        + digest
        + "\""
        + END;
  }

  /** SHA-256 of the text without its digest. */
  static String digest(RunPlan plan) {
    return Digest.ofText(text(plan));
  }

  private static String text(RunPlan plan) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      json.setPrettyPrinter(
          new DefaultPrettyPrinter(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
              .withObjectIndenter(indenter)
              .withArrayIndenter(indenter));
      json.writeStartObject();
      json.writeNumberField("version", RunPlan.VERSION);
      json.writeStringField("catalog", plan.catalog());
      json.writeStringField("release", plan.release());
      json.writeArrayFieldStart("fleets");
      for (PlanFleet fleet : plan.fleets()) {
        writeFleet(json, fleet);
      }
      json.writeEndArray();
      writeTerms(json, plan.terms());
      writeUniverse(json, plan.universe());
      json.writeArrayFieldStart("binaries");
      for (PlanBinary binary : plan.binaries()) {
        writeBinary(json, binary);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("hosts");
      for (PlanArtifact host : plan.hosts()) {
        writeArtifact(json, host);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("clusters");
      for (PlanCluster cluster : plan.clusters()) {
        writeCluster(json, cluster);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("bases");
      for (PlanBase base : plan.bases()) {
        writeBase(json, base);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  private static void writeFleet(JsonGenerator json, PlanFleet fleet) throws IOException {
    json.writeStartObject();
    json.writeStringField("role", fleet.role().keyword());
    json.writeNumberField("on_demand", fleet.onDemand());
    json.writeNumberField("spot", fleet.spot());
    writeStrings(json, "types", fleet.types());
    json.writeEndObject();
  }

  private static void writeTerms(JsonGenerator json, PlanTerms terms) throws IOException {
    json.writeObjectFieldStart("terms");
    json.writeNumberField("least_records", terms.leastRecords());
    json.writeNumberField("drift_note", terms.driftNote());
    json.writeNumberField("drift_hold", terms.driftHold());
    json.writeArrayFieldStart("accepted_breaks");
    for (PlanBreak accepted : terms.accepted()) {
      json.writeStartObject();
      json.writeStringField("kind", accepted.kind().keyword());
      json.writeStringField("subject", accepted.subject());
      json.writeStringField("reason", accepted.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (terms.sandbox() != SandboxDemand.PREFERRED) {
      json.writeStringField(SANDBOX, terms.sandbox().keyword());
    }
    json.writeEndObject();
  }

  private static void writeUniverse(JsonGenerator json, PlanUniverse universe) throws IOException {
    json.writeObjectFieldStart("universe");
    json.writeStringField("name", universe.name());
    json.writeStringField("key", universe.key());
    json.writeObjectFieldStart("columns");
    for (PlanColumn column : universe.columns()) {
      json.writeStringField(column.name(), column.declared());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("sources");
    for (PlanSource source : universe.sources()) {
      json.writeStartObject();
      json.writeStringField("name", source.name());
      json.writeNumberField("bytes", source.bytes());
      json.writeStringField("version", source.version());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeFieldName("delivery");
    json.writeTree(universe.delivery().json());
    json.writeEndObject();
  }

  private static void writeBinary(JsonGenerator json, PlanBinary binary) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", binary.name());
    json.writeStringField("kind", binary.kind().keyword());
    json.writeArrayFieldStart("artifacts");
    for (PlanArtifact artifact : binary.artifacts()) {
      writeArtifact(json, artifact);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeArtifact(JsonGenerator json, PlanArtifact artifact) throws IOException {
    json.writeStartObject();
    if (artifact.platform().isPresent()) {
      json.writeStringField("platform", artifact.platform().get().keyword());
    }
    json.writeFieldName("file");
    writeFile(json, artifact.file());
    json.writeEndObject();
  }

  private static void writeFile(JsonGenerator json, PlanFile file) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", file.path());
    json.writeStringField("sha256", file.sha256());
    json.writeNumberField("bytes", file.bytes());
    json.writeEndObject();
  }

  private static void writeCluster(JsonGenerator json, PlanCluster cluster) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", cluster.name());
    json.writeArrayFieldStart("steps");
    for (PlanStep step : cluster.steps()) {
      json.writeStartObject();
      json.writeStringField("name", step.name());
      json.writeArrayFieldStart("microbatches");
      for (PlanMicrobatch microbatch : step.microbatches()) {
        writeMicrobatch(json, microbatch);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeMicrobatch(JsonGenerator json, PlanMicrobatch microbatch)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", microbatch.name());
    json.writeStringField("projection", microbatch.projection());
    writeModels(json, "models", microbatch.models());
    json.writeEndObject();
  }

  private static void writeBase(JsonGenerator json, PlanBase base) throws IOException {
    json.writeStartObject();
    json.writeStringField("mart", base.mart());
    json.writeStringField("run", base.run());
    json.writeNumberField("snapshot", base.snapshot());
    writeModels(json, "kept", base.kept());
    writeModels(json, "missing", base.missing());
    json.writeEndObject();
  }

  private static void writeModels(JsonGenerator json, String field, List<PlanModel> models)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (PlanModel model : models) {
      json.writeStartObject();
      json.writeStringField("mart", model.mart());
      json.writeNumberField("number", model.number());
      json.writeStringField("name", model.name());
      writeStrings(json, "inputs", model.inputs());
      json.writeStringField("binary", model.binary());
      json.writeStringField("symbol", model.symbol());
      if (model.parameters().isPresent()) {
        json.writeFieldName("parameters");
        writeFile(json, model.parameters().get());
      }
      json.writeStringField("rank", model.rank().toString());
      json.writeStringField("scoring_hash", model.scoringHash());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeStrings(JsonGenerator json, String field, List<String> values)
      throws IOException {
    json.writeFieldName(field);
    json.writeArray(values.toArray(String[]::new), 0, values.size());
  }
}
