package io.martlet.catalog.check;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.Universe;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Rule;
import io.martlet.catalog.source.SourceEntry;
import io.martlet.catalog.source.SourceFault;
import io.martlet.catalog.source.SourceFiles;
import io.martlet.catalog.source.StoredFile;
import java.util.List;

/**
 * Looks for each file that the catalog names: what missing-file, path-outside-catalog and
 * bad-source say. What lies in a store that only a run can see is looked at by its form.
 */
final class NamedFiles {

  private static final String SOURCE = "the universe's source";
  private static final MissingFile MISSING = new MissingFile();
  private static final BadSource BAD_SOURCE = new BadSource();

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
    String subject = universe.name().value();
    CatalogFolder folder = checked.folder();
    List<Located<String>> sources =
        universe.sources().stream()
            .filter(
                source ->
                    new SourceEntry(source.value()).isUri()
                        || folder.inside(source, subject, SOURCE, findings).isPresent())
            .toList();
    SourceFiles found = SourceFiles.of(sources, folder.store());
    for (SourceFault fault : found.faults()) {
      findings.add(rule(fault).at(fault.entry().location(), subject, fault.message()));
    }
    for (Located<StoredFile> file : found.files()) {
      String name = file.value().name();
      if (!file.value().folder() && !new SourceEntry(name).isUri()) {
        folder.file(Located.at(file.location(), name), subject, SOURCE, findings);
      }
    }
  }

  private static Rule rule(SourceFault fault) {
    return switch (fault.kind()) {
      case MISSING -> MISSING;
      case BAD -> BAD_SOURCE;
    };
  }

  private static void parameters(Checked checked, Mart mart, Model model, Findings findings) {
    String subject = Checked.subject(mart, model);
    model
        .parameters()
        .ifPresent(
            path -> checked.folder().file(path, subject, subject + "'s parameters", findings));
  }
}
