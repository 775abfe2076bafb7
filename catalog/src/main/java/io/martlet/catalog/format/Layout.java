package io.martlet.catalog.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Writes nodes and remarks in their one form. Collections in brackets stay so where they fit on a
 * line and hold no comment; longer lists of scalars are broken where they get too wide, any other
 * collection becomes an indented one.
 */
final class Layout {

  private static final String STEP = "  ";
  private static final String BEFORE_COMMENT = "  ";

  private final List<String> source;
  private final Deque<Remark> remarks;
  private final StringBuilder out = new StringBuilder();

  /** Whether an empty line would be the first of something. */
  private boolean atStart = true;

  /** Whether the source had an empty line here that no remark tells of. */
  private boolean blankDue;

  private Layout(String text) {
    this.source = List.of(text.split("\n", -1));
    this.remarks = new ArrayDeque<>(Remarks.of(text));
  }

  static String of(Node root, String text) {
    Layout layout = new Layout(text);
    layout.before(first(root), "");
    if (layout.isBroken(root, "")) {
      layout.block(root, "", "");
    } else {
      layout.value("", root, "", first(root));
    }
    layout.before(Integer.MAX_VALUE, "");
    return layout.out.toString();
  }

  /**
   * A collection over several lines.
   *
   * @param lead what its first line begins with, in place of the indentation
   */
  private void block(Node node, String indent, String lead) {
    String start = lead;
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        Node key = entry.getKeyNode();
        before(first(key), indent);
        value(start + Flow.key(key) + ":", entry.getValueNode(), indent, last(key));
        start = indent;
      }
    } else {
      for (Node item : ((SequenceNode) node).getValue()) {
        before(first(item), indent);
        item(start + "-", item, indent);
        start = indent;
      }
    }
    if (isInBrackets(node)) {
      before(last(node), indent);
    } else {
      atEnd(node, indent);
    }
  }

  /** The comments below a block's last line that are indented like it. */
  private void atEnd(Node node, String indent) {
    Optional<Remark> comment = commentIn(node);
    while (comment.isPresent()) {
      before(comment.get().line() + 1, indent);
      comment = commentIn(node);
    }
  }

  /** Blocks end where the next token begins; the last ones, with the text. */
  private Optional<Remark> commentIn(Node block) {
    return remarks.stream()
        .takeWhile(remark -> remark.line() <= last(block))
        .filter(remark -> !remark.isBlank())
        .findFirst()
        .filter(Remark::alone)
        .filter(comment -> comment.column() >= block.getStartMark().getColumn());
  }

  private void item(String start, Node item, String indent) {
    if (isBroken(item, start)) {
      block(item, indent + STEP, start + " ");
    } else {
      value(start, item, indent, first(item));
    }
  }

  /**
   * What follows a key or a dash.
   *
   * @param line the last line of the key
   */
  private void value(String start, Node node, String indent, int line) {
    if (isBroken(node, start)) {
      emit(start);
      if (firstInside(node) > line) {
        after(line, indent + STEP);
      }
      atStart = true;
      block(node, indent + STEP, indent + STEP);
    } else if (Verbatim.is(node)) {
      Verbatim verbatim = Verbatim.of(node, source);
      emit(spaced(start, verbatim.header()));
      verbatim.lines(indent + STEP).forEach(this::emit);
      blankDue = verbatim.endsInBlankLines();
    } else if (!fits(spaced(start, Flow.of(node)))) {
      Flow.filled(start + " ", node, indent + STEP).forEach(this::emit);
      after(last(node), indent);
    } else {
      emit(spaced(start, Flow.of(node)));
      after(last(node), indent);
    }
  }

  private static String spaced(String start, String text) {
    return start.isEmpty() || text.isEmpty() ? start + text : start + " " + text;
  }

  /** The remarks before a line, a line each; several empty lines are one. */
  private void before(int line, String indent) {
    boolean blank = blankDue;
    blankDue = false;
    while (!remarks.isEmpty() && remarks.peek().line() < line) {
      Remark remark = remarks.remove();
      if (remark.isBlank()) {
        blank = true;
      } else {
        blank(blank);
        blank = false;
        emit(indent + remark.text());
      }
    }
    blank(blank && line < Integer.MAX_VALUE);
  }

  private void blank(boolean wanted) {
    if (wanted && !atStart) {
      out.append('\n');
    }
  }

  /** The remarks up to a line that was just written: a comment behind it, others below. */
  private void after(int line, String indent) {
    List<Remark> below = new ArrayList<>();
    while (!remarks.isEmpty() && remarks.peek().line() <= line) {
      Remark remark = remarks.remove();
      if (!remark.alone() && remark.line() == line) {
        out.setLength(out.length() - 1);
        out.append(BEFORE_COMMENT).append(remark.text()).append('\n');
      } else if (!remark.isBlank()) {
        below.add(remark);
      }
    }
    below.forEach(remark -> emit(indent + remark.text()));
  }

  private void emit(String line) {
    out.append(line).append('\n');
    atStart = false;
  }

  private boolean isBroken(Node node, String start) {
    if (!(node instanceof CollectionNode<?> collection) || collection.getValue().isEmpty()) {
      return false;
    }
    if (!isInBrackets(node) || holdsComment(node)) {
      return true;
    }
    return !fits(spaced(start, Flow.of(node))) && !Flow.isListOfScalars(node);
  }

  private boolean holdsComment(Node node) {
    for (Remark remark : remarks) {
      if (remark.line() >= last(node)) {
        return false;
      }
      if (!remark.isBlank() && remark.line() >= first(node)) {
        return true;
      }
    }
    return false;
  }

  /** Where the first thing in a collection begins: a comment before it belongs to the key. */
  private static int firstInside(Node node) {
    return node instanceof MappingNode mapping
        ? first(mapping.getValue().get(0).getKeyNode())
        : first(((SequenceNode) node).getValue().get(0));
  }

  private static boolean fits(String line) {
    return line.length() <= Emitter.WIDTH;
  }

  private static boolean isInBrackets(Node node) {
    return node instanceof CollectionNode<?> collection
        && collection.getFlowStyle() == FlowStyle.FLOW;
  }

  private static int first(Node node) {
    return node.getStartMark().getLine();
  }

  private static int last(Node node) {
    return node.getEndMark().getLine();
  }
}
