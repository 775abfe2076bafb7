package io.martlet.catalog.yaml;

import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.Printable;
import io.martlet.catalog.elf.ModelDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the entries that a catalog needs for a library: a mart of its models, ready to use. */
public final class LibraryText {

  private LibraryText() {}

  /**
   * @param file the library's file name, such as {@code libscorecards.so}
   */
  public static String of(String file, Collection<ModelDescriptor> models) {
    String name = name(file.replaceFirst("^lib", "").replaceFirst("\\.so.*$", ""));
    StringBuilder out = new StringBuilder();
    out.append("# In catalog.yaml, under binaries:\n");
    out.append("#   ").append(name).append(": { kind: library, path: binaries/");
    out.append(Printable.of(file)).append(" }\n");
    out.append("# In the universe's columns, as far as they are missing:\n");
    columns(models)
        .forEach(
            (column, type) ->
                out.append("#   ").append(column).append(": ").append(type).append('\n'));
    return out.append(MartText.of(new Mart(Located.of(name), models(name, models)))).toString();
  }

  private static Map<String, String> columns(Collection<ModelDescriptor> models) {
    Map<String, String> columns = new TreeMap<>();
    for (ModelDescriptor model : models) {
      model.inputs().forEach(input -> columns.putIfAbsent(input.name(), input.type().keyword()));
    }
    return columns;
  }

  private static List<Model> models(String binary, Collection<ModelDescriptor> described) {
    List<Model> models = new ArrayList<>();
    for (ModelDescriptor model : described) {
      String name = name(model.symbol());
      models.add(
          new Model(
              Located.of(models.size() + 1),
              Located.of(name),
              model.inputs().stream().map(input -> Located.of(input.name())).toList(),
              Located.of(binary),
              name.equals(model.symbol())
                  ? Optional.empty()
                  : Optional.of(Located.of(model.symbol())),
              Optional.empty(),
              Located.of(model.ranks()),
              List.of(),
              Optional.empty()));
    }
    return models;
  }

  /** The nearest text that a catalog takes for a name. */
  private static String name(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    String begun = lower.matches("[a-z].*") ? lower : "m" + lower;
    return begun.substring(0, Math.min(begun.length(), 63));
  }
}
