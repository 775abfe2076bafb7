package io.martlet.dsl;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.Location;
import io.martlet.catalog.check.JavaRule;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.SourceTexts;
import io.martlet.catalog.load.LoadedCatalog;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One catalog's way from a class to a loaded catalog. */
final class Loading {

  private final Findings findings = new Findings();
  private final SourcePlaces places;
  private final Path folder;
  private final TimeLimit limit;

  /** With files named from the catalog's folder. */
  Loading(Path folder, TimeLimit limit) {
    this(folder, new SourcePlaces(folder.toAbsolutePath().normalize()), limit);
  }

  Loading(Path folder, SourcePlaces places, TimeLimit limit) {
    this.folder = folder.toAbsolutePath().normalize();
    this.places = places;
    this.limit = limit;
  }

  Path folder() {
    return folder;
  }

  Findings findings() {
    return findings;
  }

  SourcePlaces places() {
    return places;
  }

  /** The catalog of a class; empty, with a finding, when it gives none. */
  Optional<Catalog> build(Class<?> type) {
    return limit.run(() -> built(type), this::late);
  }

  private Optional<Catalog> built(Class<?> type) {
    return SourceNames.with(
        places,
        () -> {
          try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return Optional.of((CatalogSource) constructor.newInstance()).flatMap(this::called);
          } catch (InvocationTargetException failure) {
            return failed(failure.getCause());
          } catch (ReflectiveOperationException | RuntimeException failure) {
            findings.add(
                JavaRule.JAVA_CATALOG.at(
                    Location.ofFile(places.shown(SourcePlaces.file(type))),
                    "",
                    "%s has no constructor without parameters.".formatted(type.getSimpleName())));
            return Optional.empty();
          } catch (LinkageError failure) {
            return failed(failure);
          }
        });
  }

  /** The catalog of a source; empty, with a finding, when it gives none. */
  Optional<Catalog> build(CatalogSource source) {
    return SourceNames.with(places, () -> called(source));
  }

  LoadedCatalog finish(Optional<Catalog> catalog) {
    return new LoadedCatalog(
        findings.hasErrors() ? Optional.empty() : catalog,
        folder,
        findings.sorted(),
        new SourceTexts(places.texts()));
  }

  @SuppressWarnings("CatchThrowable") // whatever the user's code may throw
  private Optional<Catalog> called(CatalogSource source) {
    try {
      Catalog catalog = source.catalog();
      if (catalog == null) {
        findings.add(
            JavaRule.JAVA_CATALOG.at(
                Location.ofFile(places.shown(SourcePlaces.file(source.getClass()))),
                "",
                "%s gives no catalog but null.".formatted(source.getClass().getSimpleName())));
      }
      return Optional.ofNullable(catalog);
    } catch (Throwable failure) {
      return failed(failure);
    }
  }

  private Optional<Catalog> failed(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
    findings.add(
        JavaRule.JAVA_FAILURE.at(
            place(Stream.of(cause, failure).flatMap(each -> Arrays.stream(each.getStackTrace()))),
            "",
            "Building the catalog fails with %s%s."
                .formatted(cause.getClass().getSimpleName(), message)));
    return Optional.empty();
  }

  /** The catalog of code that ends its process, which is there now. */
  LoadedCatalog ended(StackTraceElement[] stack) {
    findings.add(
        JavaRule.JAVA_FAILURE.at(
            place(Arrays.stream(stack)),
            "",
            "Building the catalog ends its process here.",
            "Throw an exception instead, which says what is wrong."));
    return finish(Optional.empty());
  }

  private Optional<Catalog> late(StackTraceElement[] stack) {
    findings.add(
        JavaRule.JAVA_FAILURE.at(
            place(Arrays.stream(stack)),
            "",
            String.format(
                Locale.ROOT,
                "Building the catalog takes longer than %,d seconds; it is here then.",
                limit.longest().toSeconds()),
            "Look for a loop that never ends, or for work that belongs outside the catalog."));
    return Optional.empty();
  }

  /** The user's innermost line. */
  private Location place(Stream<StackTraceElement> frames) {
    return frames
        .filter(frame -> frame.getFileName() != null && frame.getLineNumber() > 0)
        .filter(frame -> places.has(SourcePlaces.file(frame)))
        .findFirst()
        .map(
            frame -> Location.ofLine(places.shown(SourcePlaces.file(frame)), frame.getLineNumber()))
        .orElse(Location.NONE);
  }
}
