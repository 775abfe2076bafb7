package io.martlet.spark.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import io.martlet.spark.mart.MartException;
import io.martlet.spark.mart.MartReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Writes what readers see of a mart to flat files, one for each of the mart's, and a manifest of
 * them last: a folder without one is no whole export.
 *
 * @param models their columns are written; in the table's order
 * @param keys of the records that are written, as a person writes them; none for all
 */
public record MartExport(
    String mart,
    List<Integer> models,
    String folder,
    ExportFormat format,
    ExportLayout layout,
    List<String> keys) {

  /** As manifests of deliveries are called, and of their form. */
  public static final String MANIFEST = "_manifest.json";

  public MartExport {
    models = List.copyOf(models);
    keys = List.copyOf(keys);
  }

  /**
   * Refuses what is done already.
   *
   * @throws MartException when an export is there
   */
  public void requireNone() {
    if (Storage.exists(Storage.child(folder, MANIFEST))) {
      throw new MartException(
          "%s has an export already. Name another folder, or empty this one."
              .formatted(Storage.plain(folder)));
    }
  }

  /**
   * Writes the files, one task each.
   *
   * @throws MartException when an export is there already
   */
  public List<ExportedFile> write(JavaSparkContext spark, MartReader reader) {
    requireNone();
    List<String> columns = new ArrayList<>(List.of(reader.key()));
    models.forEach(
        number -> {
          columns.add("model" + number + "_rank");
          columns.add("model" + number + "_binary");
        });
    List<ExportSpec> specs = new ArrayList<>();
    Set<String> wanted = reader.texts(keys);
    for (String file : keys.isEmpty() ? reader.files() : reader.files(keys)) {
      String name = String.format(Locale.ROOT, "%s-%05d.%s", mart, specs.size(), format.ending());
      specs.add(new ExportSpec(file, folder, name, format, layout, List.copyOf(columns), wanted));
    }
    List<ExportedFile> files =
        spark.parallelize(specs, Math.max(1, specs.size())).map(new ExportTask()).collect();
    Storage.replace(Storage.child(folder, MANIFEST), manifest(reader.run(), columns, files));
    return files;
  }

  /**
   * The files of an export that is there, by its manifest.
   *
   * @throws MartException when it is not whole
   */
  public List<ExportedFile> written() {
    String manifest = Storage.child(folder, MANIFEST);
    try {
      List<ExportedFile> files = new ArrayList<>();
      String text =
          Storage.read(manifest)
              .orElseThrow(
                  () ->
                      new MartException("%s has no whole export".formatted(Storage.plain(folder))));
      for (JsonNode file : new ObjectMapper().readTree(text).path("files")) {
        files.add(
            new ExportedFile(
                file.path("name").asText(),
                file.path("rows").asLong(),
                file.path("bytes").asLong(),
                file.path("sha256").asText()));
      }
      return files;
    } catch (JsonProcessingException e) {
      throw new StorageException(manifest, e);
    }
  }

  private String manifest(String run, List<String> columns, List<ExportedFile> files) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("mart", mart).put("run", run);
    root.put("layout", layout.name().toLowerCase(Locale.ROOT));
    columns.forEach(root.withArray("columns")::add);
    root.put("rows", files.stream().mapToLong(ExportedFile::rows).sum());
    for (ExportedFile file : files) {
      root.withArray("files")
          .addObject()
          .put("name", file.name())
          .put("rows", file.rows())
          .put("bytes", file.bytes())
          .put("sha256", file.sha256());
    }
    return root.toPrettyString() + "\n";
  }
}
