package io.martlet.catalog.diagnostic;

import io.martlet.catalog.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prints diagnostics for people: the place and what is wrong, the source line with the place
 * underlined, and the way out.
 */
public final class TextPrinter {

  private static final int WIDTH = 80;

  private final SourceTexts sources;
  private final Palette palette;

  private TextPrinter(SourceTexts sources, Palette palette) {
    this.sources = sources;
    this.palette = palette;
  }

  public static TextPrinter plain(SourceTexts sources) {
    return new TextPrinter(sources, Palette.PLAIN);
  }

  /** With ANSI colours. */
  public static TextPrinter coloured(SourceTexts sources) {
    return new TextPrinter(sources, Palette.ANSI);
  }

  /** The diagnostics, an empty line after each. */
  public String print(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    diagnostics.forEach(diagnostic -> out.append(print(diagnostic)).append('\n'));
    return out.toString();
  }

  /** One diagnostic, in lines that each end. */
  public String print(Diagnostic diagnostic) {
    List<String> lines = new ArrayList<>(headline(diagnostic));
    Optional<String> source =
        sources.line(diagnostic.location().file(), diagnostic.location().line());
    source
        .filter(line -> !line.isBlank())
        .ifPresent(line -> lines.addAll(excerpt(diagnostic, line)));
    if (!diagnostic.hint().isEmpty()) {
      String margin = source.isEmpty() ? " " : margin(diagnostic.location());
      lines.addAll(
          Wrap.words(margin + " = ", margin + "   ", Printable.of(diagnostic.hint()), WIDTH));
    }
    return String.join("\n", lines) + "\n";
  }

  private List<String> headline(Diagnostic diagnostic) {
    String place = Printable.of(diagnostic.location().toString());
    String kind = diagnostic.severity().keyword() + "[" + diagnostic.rule() + "]:";
    String start = place.isEmpty() ? kind : place + ": " + kind;
    List<String> lines = Wrap.words(start + " ", "  ", Printable.of(diagnostic.message()), WIDTH);
    lines.set(0, lines.get(0).replace(kind, palette.severity(diagnostic.severity(), kind)));
    return lines;
  }

  private List<String> excerpt(Diagnostic diagnostic, String line) {
    Location place = diagnostic.location();
    Excerpt excerpt = Excerpt.of(line, place, WIDTH - 6);
    String number = Integer.toString(place.line());
    String margin = margin(place);
    List<String> lines = new ArrayList<>();
    lines.add("%s %s %s".formatted(number, palette.gutter("|"), excerpt.text()));
    if (!excerpt.underline().isEmpty()) {
      String carets = palette.severity(diagnostic.severity(), excerpt.underline().strip());
      String indent = excerpt.underline().substring(0, excerpt.underline().indexOf('^'));
      lines.add("%s %s %s%s".formatted(margin, palette.gutter("|"), indent, carets));
    }
    return lines;
  }

  /** Blanks as wide as the line number. */
  private static String margin(Location place) {
    return " ".repeat(Integer.toString(place.line()).length());
  }
}
