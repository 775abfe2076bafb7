package io.martlet.catalog.check;

import io.martlet.catalog.diagnostic.Rule;
import io.martlet.catalog.diagnostic.Severity;

/** The rules that reading a catalog's files may find broken: its structure. */
public enum ReadingRule implements Rule {
  UNREADABLE_FILE("unreadable-file", "A file of the catalog cannot be read as UTF-8 text."),
  SYNTAX("syntax", "A file is not well-formed YAML."),
  UNSUPPORTED_YAML(
      "unsupported-yaml",
      "A file uses anchors, aliases, merge keys, tags, several documents or deep nesting."),
  UNKNOWN_KEY("unknown-key", "A mapping has a key that means nothing there."),
  DUPLICATE_KEY("duplicate-key", "A mapping has the same key twice."),
  MISSING_KEY("missing-key", "A mapping lacks a key that it needs."),
  WRONG_TYPE("wrong-type", "A value is of another type than its key takes."),
  UNKNOWN_VALUE("unknown-value", "A value is none of the words that its key takes."),
  UNKNOWN_GROUP("unknown-group", "A model reads a group that the universe does not have."),
  BAD_GROUP("bad-group", "A group has a column that the universe lacks, or the same column twice.");

  private final String id;
  private final String summary;

  ReadingRule(String id, String summary) {
    this.id = id;
    this.summary = summary;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return summary;
  }
}
