package io.martlet.catalog.yaml;

import io.martlet.catalog.Location;
import io.martlet.catalog.check.ReadingRule;
import io.martlet.catalog.diagnostic.Findings;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * The part of YAML that a catalog may use. What is left out either hides what a catalog says
 * (anchors, tags) or can make a small file expand without bound (aliases, nesting).
 */
final class YamlSubset {

  static final int DEEPEST = 20;

  private static final String REPEAT = "Write the value out, or use the mart's defaults.";

  private final SourceFile file;
  private final Findings findings;
  private int documents;
  private int depth;
  private Mark reached;

  YamlSubset(SourceFile file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  /** Whether the next event stays within the subset; a finding is made of one that does not. */
  boolean holds(Event event) {
    reached = event.getStartMark();
    return allows(event);
  }

  /** Where the last event began. */
  Location reached() {
    return reached == null ? file.start() : file.character(reached);
  }

  private boolean allows(Event event) {
    if (event instanceof DocumentStartEvent && ++documents > 1) {
      return refuse(event, "A second document begins here", "Put it in a file of its own.");
    }
    if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
      return refuse(event, "Values nest too deeply here", "A catalog nests 6 levels at most.");
    }
    if (event instanceof CollectionEndEvent) {
      depth--;
    }
    if (event instanceof AliasEvent) {
      return refuse(event, "An alias stands here", REPEAT);
    }
    if (event instanceof NodeEvent node && node.getAnchor() != null) {
      return refuse(event, "An anchor stands here", REPEAT);
    }
    if (tag(event) != null) {
      return refuse(event, "A tag stands here", "Leave it out: each key knows its type.");
    }
    if (isMergeKey(event)) {
      return refuse(event, "A merge key stands here", REPEAT);
    }
    return true;
  }

  private boolean refuse(Event event, String what, String hint) {
    Location place = file.word(event.getStartMark());
    findings.add(
        ReadingRule.UNSUPPORTED_YAML.at(
            place, "", what + ", which a catalog does not take.", hint));
    return false;
  }

  private static String tag(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag();
    }
    return event instanceof CollectionStartEvent collection ? collection.getTag() : null;
  }

  private static boolean isMergeKey(Event event) {
    return event instanceof ScalarEvent scalar
        && scalar.getScalarStyle() == ScalarStyle.PLAIN
        && scalar.getValue().equals("<<");
  }
}
