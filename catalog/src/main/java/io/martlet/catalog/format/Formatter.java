package io.martlet.catalog.format;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Brings YAML texts into their one form. */
public final class Formatter {

  private static final Pattern LINE_END = Pattern.compile("\r\n?");
  private static final Pattern RARE_LINE_END = Pattern.compile("[\u0085\u2028\u2029]");

  private Formatter() {}

  /**
   * The text in its one form: comments and single empty lines are kept, and what it means. A text
   * that no catalog would be written in (which is no YAML, or uses its rarest parts) stays as it
   * is.
   */
  public static String format(String text) {
    String lines =
        LINE_END.matcher(text.startsWith("\uFEFF") ? text.substring(1) : text).replaceAll("\n");
    if (RARE_LINE_END.matcher(lines).find()) {
      return text;
    }
    try {
      Optional<Node> root = compose(lines);
      if (root.isEmpty()) {
        return text;
      }
      String formatted = Layout.of(root.get(), lines);
      return says(formatted, root.get(), lines) ? formatted : text;
    } catch (YAMLException | UnusualYamlException unusual) {
      return text;
    }
  }

  /** Whether a text says the same: what can go wrong in a layout must not go into a file. */
  private static boolean says(String formatted, Node root, String lines) {
    return compose(formatted).map(node -> SameMeaning.of(root, node)).orElse(false)
        && comments(formatted).equals(comments(lines));
  }

  private static List<String> comments(String text) {
    return Remarks.of(text).stream().filter(each -> !each.isBlank()).map(Remark::text).toList();
  }

  private static Optional<Node> compose(String text) {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(64 << 20);
    limits.setMaxAliasesForCollections(0);
    return Optional.ofNullable(new Yaml(limits).compose(new StringReader(text)));
  }
}
