package io.martlet.spark.prepare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.spark.contract.ContractTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prepared parts as JSON. */
final class PartFormat {

  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private PartFormat() {}

  static String text(PreparedPart part) {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", VERSION);
    root.put("read", part.account().read());
    root.put("prepared", part.account().prepared());
    root.put("rejected", part.account().rejected());
    ArrayNode files = root.putArray("files");
    part.files().forEach(file -> files.add(file.json()));
    ArrayNode rejects = root.putArray("rejects");
    part.rejects()
        .forEach(
            reject ->
                rejects
                    .addObject()
                    .put("line", reject.line())
                    .put("column", reject.column())
                    .put("value", reject.value())
                    .put("reason", reject.reason()));
    root.set("contracts", part.tally().json());
    return root.toPrettyString() + "\n";
  }

  /**
   * What was written; nothing when the text is something else.
   *
   * @param name what the delivered file is called now
   */
  static Optional<PreparedPart> read(String text, String name) {
    try {
      JsonNode root = JSON.readTree(text);
      return root.path("version").asInt() == VERSION
          ? Optional.of(read(root, name))
          : Optional.empty();
    } catch (JsonProcessingException malformed) {
      return Optional.empty();
    }
  }

  private static PreparedPart read(JsonNode root, String name) {
    List<PreparedFile> files = new ArrayList<>();
    root.path("files").forEach(file -> files.add(PreparedFile.of(file)));
    List<Reject> rejects = new ArrayList<>();
    root.path("rejects")
        .forEach(
            reject ->
                rejects.add(
                    new Reject(
                        name,
                        reject.path("line").asLong(),
                        reject.path("column").asText(),
                        reject.path("value").asText(),
                        reject.path("reason").asText())));
    return new PreparedPart(
        new SourceAccount(
            name,
            root.path("read").asLong(),
            root.path("prepared").asLong(),
            root.path("rejected").asLong()),
        files,
        rejects,
        ContractTally.of(root.path("contracts")));
  }
}
