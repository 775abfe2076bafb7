package io.martlet.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.martlet.catalog.AcceptedBreak;
import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.FleetRole;
import io.martlet.catalog.Platform;
import io.martlet.catalog.RankRange;
import io.martlet.catalog.SandboxDemand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code plan.json}; refuses a plan of another version, or one that was altered. */
public final class PlanReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PlanReader() {}

  /**
   * @throws PlanException when the text is no plan, has another version, or its digest does not
   *     match
   */
  public static RunPlan read(String text) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new PlanException(
          "not a run plan: " + e.getOriginalMessage() + ". Compile the catalog again.");
    }
    int version = root.path("version").asInt();
    if (version != RunPlan.VERSION) {
      throw new PlanException(
          String.format(
              Locale.ROOT,
              "the plan has version %d, this Martlet reads version %d. Compile the catalog again.",
              version,
              RunPlan.VERSION));
    }
    RunPlan plan =
        new RunPlan(
            string(root, "catalog"),
            string(root, "release"),
            list(field(root, "fleets"), PlanReader::fleet),
            terms(field(root, "terms")),
            universe(field(root, "universe")),
            list(field(root, "binaries"), PlanReader::binary),
            list(field(root, "hosts"), PlanReader::artifact),
            list(field(root, "clusters"), PlanReader::cluster),
            list(field(root, "bases"), PlanReader::base));
    if (!plan.digest().equals(string(root, "digest"))) {
      throw new PlanException(
          "the plan was changed after it was compiled: its digest does not match. Compile the"
              + " catalog again.");
    }
    return plan;
  }

  private static PlanFleet fleet(JsonNode node) {
    String role = string(node, "role");
    return new PlanFleet(
        known(FleetRole.of(role), "fleet", role),
        field(node, "on_demand").asInt(),
        field(node, "spot").asInt(),
        list(field(node, "types"), JsonNode::asText));
  }

  private static PlanTerms terms(JsonNode node) {
    return new PlanTerms(
        field(node, "least_records").asInt(),
        field(node, "drift_note").asDouble(),
        field(node, "drift_hold").asDouble(),
        list(field(node, "accepted_breaks"), PlanReader::acceptedBreak),
        node.has(PlanWriter.SANDBOX) ? sandbox(node) : SandboxDemand.PREFERRED);
  }

  private static SandboxDemand sandbox(JsonNode node) {
    String demand = string(node, PlanWriter.SANDBOX);
    return known(SandboxDemand.of(demand), "demand on the sandbox", demand);
  }

  private static PlanBreak acceptedBreak(JsonNode node) {
    String kind = string(node, "kind");
    return new PlanBreak(
        known(AcceptedBreak.Kind.of(kind), "kind of break", kind),
        string(node, "subject"),
        string(node, "reason"));
  }

  private static PlanUniverse universe(JsonNode node) {
    List<PlanColumn> columns = new ArrayList<>();
    field(node, "columns")
        .properties()
        .forEach(column -> columns.add(column(column.getKey(), column.getValue().asText())));
    return new PlanUniverse(
        string(node, "name"),
        string(node, "key"),
        columns,
        list(field(node, "sources"), PlanReader::source),
        PlanDelivery.of(field(node, "delivery")));
  }

  private static PlanSource source(JsonNode node) {
    return new PlanSource(
        string(node, "name"), field(node, "bytes").asLong(), string(node, "version"));
  }

  private static PlanColumn column(String name, String type) {
    boolean nullable = type.endsWith("?");
    String keyword = nullable ? type.substring(0, type.length() - 1) : type;
    return new PlanColumn(name, known(ColumnType.of(keyword), "column type", keyword), nullable);
  }

  private static PlanBinary binary(JsonNode node) {
    String kind = string(node, "kind");
    return new PlanBinary(
        string(node, "name"),
        known(BinaryKind.of(kind), "binary kind", kind),
        list(field(node, "artifacts"), PlanReader::artifact));
  }

  private static PlanArtifact artifact(JsonNode node) {
    Optional<Platform> platform =
        Optional.ofNullable(node.get("platform"))
            .map(JsonNode::asText)
            .map(keyword -> known(Platform.of(keyword), "platform", keyword));
    return new PlanArtifact(platform, file(field(node, "file")));
  }

  private static PlanFile file(JsonNode node) {
    return new PlanFile(
        string(node, "path"), string(node, "sha256"), field(node, "bytes").asLong());
  }

  private static PlanCluster cluster(JsonNode node) {
    return new PlanCluster(string(node, "name"), list(field(node, "steps"), PlanReader::step));
  }

  private static PlanStep step(JsonNode node) {
    return new PlanStep(
        string(node, "name"), list(field(node, "microbatches"), PlanReader::microbatch));
  }

  private static PlanMicrobatch microbatch(JsonNode node) {
    return new PlanMicrobatch(
        string(node, "name"),
        string(node, "projection"),
        list(field(node, "models"), PlanReader::model));
  }

  private static PlanBase base(JsonNode node) {
    return new PlanBase(
        string(node, "mart"),
        string(node, "run"),
        field(node, "snapshot").asLong(),
        list(field(node, "kept"), PlanReader::model),
        list(field(node, "missing"), PlanReader::model));
  }

  private static PlanModel model(JsonNode node) {
    return new PlanModel(
        string(node, "mart"),
        field(node, "number").asInt(),
        string(node, "name"),
        list(field(node, "inputs"), JsonNode::asText),
        string(node, "binary"),
        string(node, "symbol"),
        Optional.ofNullable(node.get("parameters")).map(PlanReader::file),
        rank(string(node, "rank")),
        string(node, "scoring_hash"));
  }

  private static RankRange rank(String text) {
    String[] ends = text.split("\\.\\.", 2);
    try {
      return new RankRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new PlanException("the plan has an unreadable rank range \"" + text + "\"");
    }
  }

  private static <T> List<T> list(JsonNode node, Function<JsonNode, T> element) {
    List<T> list = new ArrayList<>();
    node.forEach(child -> list.add(element.apply(child)));
    return list;
  }

  private static String string(JsonNode node, String name) {
    return field(node, name).asText();
  }

  private static JsonNode field(JsonNode node, String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw new PlanException("the plan lacks \"" + name + "\". Compile the catalog again.");
    }
    return value;
  }

  private static <T> T known(Optional<T> value, String what, String keyword) {
    return value.orElseThrow(
        () -> new PlanException("the plan has an unknown " + what + " \"" + keyword + "\""));
  }
}
