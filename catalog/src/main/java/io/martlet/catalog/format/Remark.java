package io.martlet.catalog.format;

/**
 * What a file has beside its values: a comment, or an empty line.
 *
 * @param line where it stands, from 0
 * @param column where it begins, from 0
 * @param text the comment with its {@code #}; empty for an empty line
 * @param alone whether nothing else stands on its line
 */
record Remark(int line, int column, String text, boolean alone) {

  boolean isBlank() {
    return text.isEmpty();
  }
}
