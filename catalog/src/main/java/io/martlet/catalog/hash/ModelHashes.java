package io.martlet.catalog.hash;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Column;
import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.Sha256Digest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Two hashes of each model of a catalog. They depend on what is said, never on the order of keys or
 * the lines that it is said on.
 */
public final class ModelHashes {

  private final Map<String, Column> columns = new HashMap<>();
  private final Map<String, Binary> binaries = new HashMap<>();
  private final UnaryOperator<String> sha256;

  /**
   * @param sha256 gives the SHA-256 of a file, by its path in the catalog's folder
   */
  public ModelHashes(Catalog catalog, UnaryOperator<String> sha256) {
    this.sha256 = sha256;
    catalog.universe().columns().forEach(each -> columns.putIfAbsent(each.name().value(), each));
    catalog.binaries().forEach(each -> binaries.putIfAbsent(each.name().value(), each));
  }

  /**
   * Of everything that decides a model's scores: inputs with their types, the binary's files, the
   * symbol, the parameters' file, the ranks. Equal hashes need no re-scoring.
   */
  public String scoring(Model model) {
    StringBuilder text = new StringBuilder();
    for (Located<String> input : model.inputs()) {
      text.append("input ").append(input).append(' ').append(type(input)).append('\n');
    }
    Binary binary = binaries.get(model.binary().value());
    if (binary != null) {
      binary.artifacts().stream()
          .map(this::sha256)
          .sorted()
          .forEach(hash -> text.append("binary ").append(hash).append('\n'));
      text.append("symbol ").append(model.symbolIn(binary.kind().value())).append('\n');
    }
    model
        .parameters()
        .ifPresent(
            path -> text.append("parameters ").append(sha256.apply(path.value())).append('\n'));
    text.append("rank ").append(model.rank()).append('\n');
    return hash(text);
  }

  /** Of what else is said of a model: where it stands, what it is called, who answers for it. */
  public String metadata(Mart mart, Model model) {
    StringBuilder text = new StringBuilder();
    text.append("mart ").append(mart.name()).append('\n');
    text.append("number ").append(model.number()).append('\n');
    text.append("name ").append(model.name()).append('\n');
    text.append("binary ").append(model.binary()).append('\n');
    model.parameters().ifPresent(path -> text.append("parameters ").append(path).append('\n'));
    model.tags().forEach(tag -> text.append("tag ").append(tag).append('\n'));
    model.owner().ifPresent(owner -> text.append("owner ").append(owner).append('\n'));
    return hash(text);
  }

  /** What is pinned is what runs, wherever the file may be. */
  private String sha256(Artifact artifact) {
    return artifact
        .sha256()
        .map(Located::value)
        .orElseGet(() -> sha256.apply(artifact.path().value()));
  }

  private String type(Located<String> input) {
    Column column = columns.get(input.value());
    return column == null
        ? "unknown"
        : column.type().value().keyword() + (column.nullable() ? "?" : "");
  }

  private static String hash(StringBuilder text) {
    return Sha256Digest.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
