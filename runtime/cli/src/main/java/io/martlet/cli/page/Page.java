package io.martlet.cli.page;

import io.martlet.catalog.diagnostic.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A page of HTML by itself, light or dark, that loads nothing. */
public final class Page {

  private final StringBuilder body = new StringBuilder();
  private final String title;

  public Page(String title) {
    this.title = title;
  }

  public Page heading(String text) {
    body.append("<h1>").append(escaped(text)).append("</h1>\n");
    return this;
  }

  public Page section(String text) {
    body.append("<h2>").append(escaped(text)).append("</h2>\n");
    return this;
  }

  public Page paragraph(String text) {
    body.append("<p>").append(escaped(text)).append("</p>\n");
    return this;
  }

  public Page table(Table table) {
    body.append(table.html());
    return this;
  }

  /**
   * Adds a chart.
   *
   * @param from when it begins
   * @param to when it ends
   */
  public Page chart(Chart chart, String from, String to) {
    body.append(chart.html(from, to));
    return this;
  }

  @Override
  public String toString() {
    return template().replace("{title}", escaped(title)).replace("{body}", body);
  }

  private static String template() {
    try (InputStream in = Page.class.getResourceAsStream("page.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Text as text, wherever it comes from. */
  public static String escaped(String text) {
    return Printable.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
