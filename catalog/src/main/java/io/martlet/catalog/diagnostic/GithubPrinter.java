package io.martlet.catalog.diagnostic;

import io.martlet.catalog.Location;
import java.util.List;

/** Prints diagnostics as workflow commands, which GitHub shows as annotations of the lines. */
public final class GithubPrinter {

  private final String folder;

  /**
   * @param folder the catalog's folder relative to the repository's root; may be empty
   */
  public GithubPrinter(String folder) {
    this.folder = folder;
  }

  public String print(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    diagnostics.forEach(diagnostic -> out.append(print(diagnostic)).append('\n'));
    return out.toString();
  }

  private String print(Diagnostic diagnostic) {
    String hint = diagnostic.hint().isEmpty() ? "" : "\n" + Printable.of(diagnostic.hint());
    return "::%s %stitle=%s::%s"
        .formatted(
            command(diagnostic.severity()),
            place(diagnostic.location()),
            property(diagnostic.rule()),
            data(Printable.of(diagnostic.message()) + hint));
  }

  private static String command(Severity severity) {
    return severity == Severity.NOTE ? "notice" : severity.keyword();
  }

  private String place(Location location) {
    if (location.file().isEmpty()) {
      return "";
    }
    String file =
        "file=" + property(Printable.of(SourcePaths.under(folder, location.file()))) + ",";
    if (!location.hasLine()) {
      return file;
    }
    String lines = "line=" + location.line() + ",endLine=" + location.endLine() + ",";
    // GitHub takes columns only for places within one line.
    return location.line() == location.endLine()
        ? file + lines + "col=" + location.column() + ",endColumn=" + location.endColumn() + ","
        : file + lines;
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
