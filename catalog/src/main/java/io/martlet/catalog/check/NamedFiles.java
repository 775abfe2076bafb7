package io.martlet.catalog.check;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.Universe;
import io.martlet.catalog.diagnostic.Findings;

/** Looks for each file that the catalog names: what missing-file and path-outside-catalog say. */
final class NamedFiles {

  private NamedFiles() {}

  static void check(Checked checked, Findings findings) {
    checked.catalog().binaries().forEach(binary -> binary(checked, binary, findings));
    universe(checked, checked.catalog().universe(), findings);
    checked.forEachModel((mart, model) -> parameters(checked, mart, model, findings));
  }

  private static void binary(Checked checked, Binary binary, Findings findings) {
    String subject = binary.name().value();
    for (Artifact artifact : binary.artifacts()) {
      checked.folder().file(artifact.path(), subject, "binary \"" + subject + "\"", findings);
    }
  }

  private static void universe(Checked checked, Universe universe, Findings findings) {
    universe
        .source()
        .filter(source -> !isUri(source))
        .ifPresent(
            source ->
                checked
                    .folder()
                    .existing(source, universe.name().value(), "the universe's source", findings));
  }

  private static void parameters(Checked checked, Mart mart, Model model, Findings findings) {
    String subject = Checked.subject(mart, model);
    model
        .parameters()
        .ifPresent(
            path -> checked.folder().file(path, subject, subject + "'s parameters", findings));
  }

  /** Sources may lie in a store that only a run can see. */
  private static boolean isUri(Located<String> source) {
    return source.value().contains("://");
  }
}
