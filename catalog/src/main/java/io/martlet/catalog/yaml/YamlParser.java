package io.martlet.catalog.yaml;

import io.martlet.catalog.Location;
import io.martlet.catalog.check.ReadingRule;
import io.martlet.catalog.diagnostic.Findings;
import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Parses a file into SnakeYAML's nodes. No object is ever constructed from a document. */
final class YamlParser {

  private YamlParser() {}

  /** The root node; empty, with a finding, when there is none or the file breaks the syntax. */
  static Optional<Node> parse(SourceFile file, Findings findings) {
    YamlSubset subset = new YamlSubset(file, findings);
    try {
      LoaderOptions limits = limits();
      ParserImpl events = new ParserImpl(new StreamReader(new StringReader(file.text())), limits);
      Composer composer = new Composer(new SubsetParser(events, subset), new NoTags(), limits);
      Optional<Node> root = Optional.ofNullable(composer.getSingleNode());
      if (root.isEmpty()) {
        findings.add(
            ReadingRule.SYNTAX.at(
                file.start(), "", "The file " + file.name() + " is empty.", "Write its keys."));
      }
      return root;
    } catch (SubsetParser.Refused reported) {
      return Optional.empty();
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

  /** Nothing is guessed from how a scalar looks: each key knows its type. */
  private static final class NoTags extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      // Without any, no scalar is matched against patterns.
    }
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
    if (problem.contains("got ?")) {
      return "In braces, quote a type that ends in a question mark: { type: \"int8?\" }.";
    }
    return "Look for a missing quote, bracket or colon, or a wrong indentation, at or above.";
  }
}
