package io.martlet.cli.catalog;

import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.SourceTexts;
import java.nio.file.Path;
import java.util.List;

/**
 * Diagnostics to be printed.
 *
 * @param folder what their files are relative to
 * @param sources the texts that they point into
 * @param summary the last line for people
 */
record Report(Path folder, List<Diagnostic> diagnostics, SourceTexts sources, String summary) {}
