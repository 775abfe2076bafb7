package io.martlet.dsl;

import io.martlet.catalog.Location;
import io.martlet.catalog.check.JavaRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Turns the compiler's errors into findings. */
final class CompilerFindings {

  private final Loading loading;
  private final KnownNames names;

  CompilerFindings(Loading loading, KnownNames names) {
    this.loading = loading;
    this.names = names;
  }

  void addAll(List<Diagnostic<? extends JavaFileObject>> errors) {
    for (Diagnostic<? extends JavaFileObject> error : errors) {
      if (error.getKind() == Diagnostic.Kind.ERROR) {
        String message = message(error);
        String hint = names.hint(error.getMessage(Locale.ENGLISH));
        loading.findings().add(message, JavaRule.JAVA_COMPILE.at(place(error), "", message, hint));
      }
    }
  }

  /** The compiler's lines as a sentence: "cannot find symbol; symbol: variable AEG; …". */
  private static String message(Diagnostic<?> error) {
    String text =
        error
            .getMessage(Locale.ENGLISH)
            .lines()
            .map(String::strip)
            .map(line -> line.replaceAll(" {2,}", " "))
            .collect(Collectors.joining("; "));
    return "This does not compile: " + text + (text.endsWith(".") ? "" : ".");
  }

  private Location place(Diagnostic<? extends JavaFileObject> error) {
    if (error.getSource() == null) {
      return Location.NONE;
    }
    Path file = Path.of(error.getSource().toUri());
    String name = loading.places().shown(file);
    if (error.getPosition() == Diagnostic.NOPOS) {
      return Location.ofFile(name);
    }
    return place(name, text(error), error);
  }

  private static Location place(String name, String text, Diagnostic<?> error) {
    int from = (int) error.getPosition();
    int lineStart = text.lastIndexOf('\n', from - 1) + 1;
    int lineEnd = text.indexOf('\n', from) < 0 ? text.length() : text.indexOf('\n', from);
    int to = Math.max(from, Math.min((int) error.getEndPosition(), lineEnd));
    int line = (int) error.getLineNumber();
    return new Location(
        name,
        line,
        text.codePointCount(lineStart, from) + 1,
        line,
        text.codePointCount(lineStart, to) + 1);
  }

  private static String text(Diagnostic<? extends JavaFileObject> error) {
    try {
      return error.getSource().getCharContent(true).toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
