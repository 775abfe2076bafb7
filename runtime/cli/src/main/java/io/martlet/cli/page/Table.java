package io.martlet.cli.page;

import java.util.ArrayList;
import java.util.List;

/** A table of a page. Columns whose heading begins with {@code #} hold numbers. */
public final class Table {

  private final List<String> headings;
  private final StringBuilder rows = new StringBuilder();

  public Table(String... headings) {
    this.headings = List.of(headings);
  }

  /**
   * Adds a row.
   *
   * @param kind a class of the style sheet; empty for none
   * @param cells as HTML, the first one names the row
   */
  public Table row(String kind, String... cells) {
    rows.append(kind.isEmpty() ? "<tr>" : "<tr class=\"" + kind + "\">");
    List<String> all = new ArrayList<>(List.of(cells));
    rows.append("<th scope=\"row\">").append(all.remove(0)).append("</th>");
    for (int i = 0; i < all.size(); i++) {
      rows.append(isNumber(i + 1) ? "<td class=\"number\">" : "<td>");
      rows.append(all.get(i)).append("</td>");
    }
    rows.append("</tr>\n");
    return this;
  }

  private boolean isNumber(int column) {
    return headings.get(column).startsWith("#");
  }

  String html() {
    StringBuilder head = new StringBuilder();
    for (int i = 0; i < headings.size(); i++) {
      head.append(isNumber(i) ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">");
      head.append(Page.escaped(headings.get(i).replaceFirst("^#", ""))).append("</th>");
    }
    return "<div class=\"table\">\n<table>\n<thead><tr>%s</tr></thead>\n<tbody>\n%s</tbody>\n</table>\n</div>\n"
        .formatted(head, rows);
  }
}
