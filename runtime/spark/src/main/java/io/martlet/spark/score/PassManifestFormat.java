package io.martlet.spark.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.plan.Digest;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.spark.host.FailureKind;
import io.martlet.spark.host.ModelFailure;
import io.martlet.spark.mart.MartFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Pass manifests as JSON that ends in its digest, one manifest one text: whatever differs from what
 * would be written is damage. Counts are those of {@link PackedCounts}, in Base64.
 */
final class PassManifestFormat {

  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private PassManifestFormat() {}

  static String write(PassManifest manifest) {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", VERSION);
    root.put("run", manifest.run());
    root.put("plan", manifest.plan());
    root.put("pass", manifest.pass());
    root.put("records", manifest.records());
    ObjectNode layouts = root.putObject("layouts");
    manifest.layouts().forEach(layouts::put);
    ObjectNode nanoseconds = root.putObject("nanoseconds");
    manifest.times().byStage().forEach(nanoseconds::put);
    ArrayNode failures = root.putArray("failures");
    manifest
        .failures()
        .forEach(
            (index, failure) ->
                failures
                    .addObject()
                    .put("model", manifest.microbatch().models().get(index).subject())
                    .put("kind", failure.kind().name())
                    .put("signal", failure.signal())
                    .put("message", failure.message())
                    .put("record", failure.record()));
    root.put("counts", PackedCounts.of(manifest.counts()).bytes());
    ArrayNode files = root.putArray("files");
    for (PassFile file : manifest.files()) {
      ObjectNode node = files.addObject().put("index", file.index()).put("rows", file.rows());
      ObjectNode scores = node.putObject("scores");
      file.scores().forEach(scores::put);
      ObjectNode marts = node.putObject("marts");
      file.marts().forEach((mart, own) -> write(marts.putObject(mart), own));
    }
    root.put("digest", Digest.ofText(root.toString()));
    return root.toPrettyString() + "\n";
  }

  private static void write(ObjectNode node, MartFile file) {
    node.put("path", file.path()).put("bytes", file.bytes()).put("records", file.records());
    ArrayNode rowGroups = node.putArray("row_groups");
    file.rowGroups().forEach(rowGroups::add);
    node.put("least", file.least()).put("most", file.most());
  }

  /**
   * @throws PassException when the text is none of these, or is of another run, plan or pass
   */
  static PassManifest read(
      String place, String text, String run, String plan, PlanMicrobatch microbatch) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw damaged(place);
    }
    require(place, "version", String.valueOf(VERSION), root);
    require(place, "run", run, root);
    require(place, "plan", plan, root);
    require(place, "pass", microbatch.name(), root);
    try {
      PassManifest manifest = manifest(root, run, plan, microbatch);
      if (write(manifest).equals(text)) {
        return manifest;
      }
    } catch (IOException | RuntimeException e) {
      // Fields of other types, models that are none, counts that end too early.
    }
    throw damaged(place);
  }

  private static void require(String place, String field, String expected, JsonNode root) {
    String found = root.path(field).asText();
    if (!found.equals(expected)) {
      throw new PassException(
          "%s has %s \"%s\", not \"%s\": it is not of this run. Start a new one."
              .formatted(place, field, found, expected));
    }
  }

  private static PassException damaged(String place) {
    return new PassException(
        place + " is damaged. Delete it, and the pass is scored again; or start a new run.");
  }

  private static PassManifest manifest(
      JsonNode root, String run, String plan, PlanMicrobatch microbatch) throws IOException {
    Map<String, Integer> places = new HashMap<>();
    microbatch.models().forEach(model -> places.put(model.subject(), places.size()));
    Map<Integer, ModelFailure> failures = new TreeMap<>();
    root.path("failures")
        .forEach(
            failure ->
                failures.put(
                    places.get(failure.path("model").asText()),
                    new ModelFailure(
                        FailureKind.valueOf(failure.path("kind").asText()),
                        failure.path("signal").asText(),
                        failure.path("message").asText(),
                        failure.path("record").asText())));
    List<PassFile> files = new ArrayList<>();
    for (JsonNode file : root.path("files")) {
      Map<String, MartFile> marts = new TreeMap<>();
      file.path("marts").properties().forEach(m -> marts.put(m.getKey(), martFile(m.getValue())));
      files.add(
          new PassFile(
              file.path("index").asInt(),
              file.path("rows").asLong(),
              texts(file.path("scores")),
              marts));
    }
    List<long[]> counts = PackedCounts.none(microbatch);
    new PackedCounts(root.path("counts").binaryValue()).addTo(counts);
    JsonNode times = root.path("nanoseconds");
    return new PassManifest(
        run,
        plan,
        microbatch,
        texts(root.path("layouts")),
        files,
        failures,
        counts,
        new StageTimes(
            times.path("open").asLong(),
            times.path("read").asLong(),
            times.path("decompress").asLong(),
            times.path("decode").asLong(),
            times.path("await").asLong(),
            times.path("encode").asLong(),
            times.path("write").asLong()));
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new TreeMap<>();
    node.properties().forEach(text -> texts.put(text.getKey(), text.getValue().asText()));
    return texts;
  }

  private static MartFile martFile(JsonNode node) {
    List<Long> rowGroups = new ArrayList<>();
    node.path("row_groups").forEach(start -> rowGroups.add(start.asLong()));
    return new MartFile(
        node.path("path").asText(),
        node.path("bytes").asLong(),
        node.path("records").asLong(),
        rowGroups,
        node.path("least").textValue(),
        node.path("most").textValue());
  }
}
