package io.martlet.cli.catalog;

import io.martlet.catalog.check.Rules;
import io.martlet.catalog.diagnostic.GithubPrinter;
import io.martlet.catalog.diagnostic.JsonLinesPrinter;
import io.martlet.catalog.diagnostic.JunitPrinter;
import io.martlet.catalog.diagnostic.SarifPrinter;
import io.martlet.catalog.diagnostic.TextPrinter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How diagnostics are written. */
enum ReportFormat {
  TEXT,
  JSON,
  SARIF,
  GITHUB,
  JUNIT;

  String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ReportFormat> of(String keyword) {
    return Arrays.stream(values()).filter(each -> each.keyword().equals(keyword)).findFirst();
  }

  /** The report as a file has it: without colours. */
  String print(Report report) {
    return switch (this) {
      case TEXT ->
          TextPrinter.plain(report.sources()).print(report.diagnostics()) + report.summary() + "\n";
      case JSON -> JsonLinesPrinter.print(report.diagnostics());
      case SARIF ->
          new SarifPrinter(Rules.all(), GitFolder.pathOf(report.folder()))
              .print(report.diagnostics());
      case GITHUB ->
          new GithubPrinter(GitFolder.pathOf(report.folder())).print(report.diagnostics());
      case JUNIT -> new JunitPrinter(Rules.all()).print(report.diagnostics());
    };
  }
}
