package io.martlet.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.catalog.ColumnFormat;
import io.martlet.catalog.Contract;
import io.martlet.catalog.DeliveryFormat;
import io.martlet.catalog.DeliveryTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a universe is delivered. It decides what is prepared, and is kept with it.
 *
 * @param format of all CSV files
 * @param columns by name, those that are delivered in a way of their own
 * @param ignored names and globs of delivered columns that are none of the universe's
 * @param rejects how many records may be other than declared
 * @param manifest the file that says of each delivered one what it has
 * @param contracts what is promised
 * @param fileMegabytes how large a prepared file gets, about, in units of 2^20 bytes
 */
public record PlanDelivery(
    DeliveryFormat format,
    Map<String, ColumnFormat> columns,
    List<String> ignored,
    int rejects,
    Optional<String> manifest,
    List<Contract> contracts,
    int fileMegabytes) {

  /** Of a universe that says nothing of its delivery. */
  public static final PlanDelivery DEFAULT =
      new PlanDelivery(
          DeliveryFormat.DEFAULT,
          Map.of(),
          List.of(),
          0,
          Optional.empty(),
          List.of(),
          DeliveryTerms.FILE_MEGABYTES);

  public PlanDelivery {
    columns = Map.copyOf(columns);
    ignored = List.copyOf(ignored);
    contracts = List.copyOf(contracts);
  }

  /** How large a prepared file gets, about, in bytes. */
  public long fileBytes() {
    return (long) fileMegabytes << 20;
  }

  /** How a column is delivered. */
  public ColumnFormat of(PlanColumn column) {
    return columns.getOrDefault(column.name(), ColumnFormat.DEFAULT);
  }

  /** What a column is called in a delivery. */
  public String delivered(PlanColumn column) {
    return of(column).from().orElse(column.name());
  }

  /** As JSON, the same for equal ones. */
  public ObjectNode json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("delimiter", String.valueOf(format.delimiter()));
    format.quote().ifPresent(sign -> root.put("quote", sign.toString()));
    format.escape().ifPresent(sign -> root.put("escape", sign.toString()));
    texts(root, "names", format.names());
    root.put("encoding", format.encoding());
    root.put("decimal", String.valueOf(format.decimal()));
    format.thousands().ifPresent(sign -> root.put("thousands", sign.toString()));
    texts(root, "missing", format.missing());
    format.dates().ifPresent(dates -> root.put("dates", dates));
    texts(root, "booleans", format.booleans());
    root.put("trim", format.trim());
    format.comment().ifPresent(sign -> root.put("comment", sign.toString()));
    texts(root, "ignored", ignored);
    ObjectNode own = root.putObject("columns");
    new TreeMap<>(columns).forEach((name, column) -> own.set(name, json(column)));
    root.put("rejects", rejects);
    manifest.ifPresent(file -> root.put("manifest", file));
    if (fileMegabytes != DeliveryTerms.FILE_MEGABYTES) {
      root.put("file_megabytes", fileMegabytes);
    }
    ArrayNode promised = root.putArray("contracts");
    contracts.forEach(contract -> promised.add(json(contract)));
    return root;
  }

  private static ObjectNode json(ColumnFormat column) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    column.from().ifPresent(from -> root.put("from", from));
    column.missing().ifPresent(missing -> texts(root, "missing", missing));
    column.dates().ifPresent(dates -> root.put("dates", dates));
    texts(root, "booleans", column.booleans());
    column.scale().ifPresent(scale -> root.put("scale", scale));
    root.put("rounding", column.rounding());
    return root;
  }

  private static ObjectNode json(Contract contract) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    contract.column().ifPresent(column -> root.put("column", column));
    root.put("kind", contract.kind().keyword());
    texts(root, "terms", contract.terms());
    root.put("breach", contract.breach().keyword());
    return root;
  }

  private static void texts(ObjectNode root, String name, List<String> texts) {
    ArrayNode array = root.putArray(name);
    texts.forEach(array::add);
  }

  /**
   * What was written as JSON.
   *
   * @throws PlanException when a part is not there
   */
  public static PlanDelivery of(JsonNode root) {
    Map<String, ColumnFormat> columns = new TreeMap<>();
    field(root, "columns")
        .properties()
        .forEach(column -> columns.put(column.getKey(), column(column.getValue())));
    DeliveryFormat format =
        new DeliveryFormat(
            sign(field(root, "delimiter")),
            Optional.ofNullable(root.get("quote")).map(PlanDelivery::sign),
            Optional.ofNullable(root.get("escape")).map(PlanDelivery::sign),
            texts(field(root, "names")),
            field(root, "encoding").asText(),
            sign(field(root, "decimal")),
            Optional.ofNullable(root.get("thousands")).map(PlanDelivery::sign),
            texts(field(root, "missing")),
            Optional.ofNullable(root.get("dates")).map(JsonNode::asText),
            texts(field(root, "booleans")),
            field(root, "trim").asBoolean(),
            Optional.ofNullable(root.get("comment")).map(PlanDelivery::sign));
    List<Contract> contracts = new ArrayList<>();
    field(root, "contracts").forEach(contract -> contracts.add(contract(contract)));
    return new PlanDelivery(
        format,
        columns,
        texts(field(root, "ignored")),
        field(root, "rejects").asInt(),
        Optional.ofNullable(root.get("manifest")).map(JsonNode::asText),
        contracts,
        root.path("file_megabytes").asInt(DeliveryTerms.FILE_MEGABYTES));
  }

  private static Contract contract(JsonNode root) {
    return new Contract(
        Optional.ofNullable(root.get("column")).map(JsonNode::asText),
        Contract.Kind.of(field(root, "kind").asText()).orElseThrow(),
        texts(field(root, "terms")),
        Contract.Breach.of(field(root, "breach").asText()).orElseThrow());
  }

  private static ColumnFormat column(JsonNode root) {
    return new ColumnFormat(
        Optional.ofNullable(root.get("from")).map(JsonNode::asText),
        Optional.ofNullable(root.get("missing")).map(PlanDelivery::texts),
        Optional.ofNullable(root.get("dates")).map(JsonNode::asText),
        texts(field(root, "booleans")),
        Optional.ofNullable(root.get("scale")).map(JsonNode::asInt),
        field(root, "rounding").asBoolean());
  }

  private static JsonNode field(JsonNode root, String name) {
    JsonNode value = root.get(name);
    if (value == null) {
      throw new PlanException("the delivery lacks \"" + name + "\". Compile the catalog again.");
    }
    return value;
  }

  private static char sign(JsonNode node) {
    return node.asText().charAt(0);
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
