package io.martlet.catalog.load;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The last line of a report, such as {@code 14 models in 2 marts: 0 errors, 0 warnings.} */
public record Summary(Optional<Size> catalog, long errors, long warnings) {

  /** How large a catalog is. */
  public record Size(int models, int marts) {}

  public static Summary of(Optional<Catalog> catalog, List<Diagnostic> diagnostics) {
    return new Summary(
        catalog.map(read -> new Size(read.modelCount(), read.marts().size())),
        count(diagnostics, Severity.ERROR),
        count(diagnostics, Severity.WARNING));
  }

  private static long count(List<Diagnostic> diagnostics, Severity severity) {
    return diagnostics.stream().filter(each -> each.severity() == severity).count();
  }

  @Override
  public String toString() {
    String what =
        catalog
            .map(size -> counted(size.models(), "model") + " in " + counted(size.marts(), "mart"))
            .orElse("Catalog not read");
    return what + ": " + counted(errors, "error") + ", " + counted(warnings, "warning") + ".";
  }

  private static String counted(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
