package io.martlet.catalog.yaml;

import io.martlet.catalog.Location;
import io.martlet.catalog.check.ReadingRule;
import io.martlet.catalog.diagnostic.Findings;
import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Parses a file into SnakeYAML's nodes. No object is ever constructed from a document. */
final class YamlParser {

  private YamlParser() {}

  /** The root node; empty, with a finding, when there is none or the file breaks the syntax. */
  static Optional<Node> parse(SourceFile file, Findings findings) {
    Yaml yaml = new Yaml(limits());
    YamlSubset subset = new YamlSubset(file, findings);
    try {
      if (!subset.holds(yaml.parse(new StringReader(file.text())))) {
        return Optional.empty();
      }
      Optional<Node> root = Optional.ofNullable(yaml.compose(new StringReader(file.text())));
      if (root.isEmpty()) {
        findings.add(
            ReadingRule.SYNTAX.at(
                file.start(), "", "The file " + file.name() + " is empty.", "Write its keys."));
      }
      return root;
    } catch (MarkedYAMLException wrong) {
      findings.add(ReadingRule.SYNTAX.at(place(file, wrong), "", message(wrong), hint(wrong)));
    } catch (RuntimeException wrong) {
      // SnakeYAML's scanner lets a few broken escapes fail as they please, such as a bare "\x".
      findings.add(
          ReadingRule.SYNTAX.at(
              subset.reached(),
              "",
              "This is no YAML: what comes after this cannot be read.",
              "Look for a broken escape, such as \\x without two digits, in double quotes."));
    }
    return Optional.empty();
  }

  private static LoaderOptions limits() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit((int) SourceReader.LARGEST);
    limits.setNestingDepthLimit(YamlSubset.DEEPEST + 1);
    limits.setMaxAliasesForCollections(0);
    limits.setAllowDuplicateKeys(false);
    limits.setAllowRecursiveKeys(false);
    return limits;
  }

  private static Location place(SourceFile file, MarkedYAMLException wrong) {
    return wrong.getProblemMark() == null
        ? Location.ofFile(file.name())
        : file.character(wrong.getProblemMark());
  }

  private static String message(MarkedYAMLException wrong) {
    String context = wrong.getContext() == null ? "" : ", " + wrong.getContext() + begun(wrong);
    return "This is no YAML: " + wrong.getProblem() + context + ".";
  }

  private static String begun(MarkedYAMLException wrong) {
    Mark mark = wrong.getContextMark();
    return mark == null ? "" : " that begins at line " + (mark.getLine() + 1);
  }

  private static String hint(MarkedYAMLException wrong) {
    String problem = String.valueOf(wrong.getProblem());
    if (problem.contains("TAB")) {
      return "YAML indents with spaces.";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "Quote a value that holds a colon and a space.";
    }
    return "Look for a missing quote, bracket or colon, or a wrong indentation, at or above.";
  }
}
