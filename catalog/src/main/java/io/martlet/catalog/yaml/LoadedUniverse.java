package io.martlet.catalog.yaml;

import io.martlet.catalog.Universe;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.SourceTexts;
import java.util.List;
import java.util.Optional;

/**
 * What loading a universe by itself gave.
 *
 * @param universe empty when the diagnostics hold an error
 */
public record LoadedUniverse(
    Optional<Universe> universe, List<Diagnostic> diagnostics, SourceTexts sources) {

  public LoadedUniverse {
    diagnostics = List.copyOf(diagnostics);
  }
}
