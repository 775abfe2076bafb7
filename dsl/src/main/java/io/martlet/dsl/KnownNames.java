package io.martlet.dsl;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.util.JavacTask;
import io.martlet.catalog.diagnostic.Suggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/** The names that the compiler knows, to suggest one for a name that it does not. */
final class KnownNames {

  private static final Pattern SYMBOL = Pattern.compile("symbol: +\\w+ (\\w+)");
  private static final Pattern LOCATION =
      Pattern.compile("location: +(?:variable \\w+ of type |\\w+ )([\\w.]+)");

  private final JavacTask task;
  private final List<String> imported = new ArrayList<>();

  /**
   * @param task what did not compile, not begun yet
   */
  KnownNames(JavacTask task) {
    this.task = task;
    try {
      for (CompilationUnitTree unit : task.parse()) {
        unit.getImports().stream()
            .filter(ImportTree::isStatic)
            .map(each -> each.getQualifiedIdentifier().toString())
            .map(name -> name.substring(0, name.lastIndexOf('.')))
            .forEach(imported::add);
      }
      task.analyze();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * The way out of an error, if there is a name nearby.
   *
   * @param message the compiler's, with a line for the symbol and one for its location
   */
  String hint(String message) {
    Matcher symbol = SYMBOL.matcher(message);
    Matcher location = LOCATION.matcher(message);
    if (!symbol.find() || !location.find()) {
      return "";
    }
    Set<String> names = new TreeSet<>(members(location.group(1)));
    imported.forEach(type -> names.addAll(members(type)));
    names.remove(symbol.group(1));
    return Suggestion.hint(symbol.group(1), names, "");
  }

  private List<String> members(String type) {
    return Optional.ofNullable(task.getElements().getTypeElement(type)).stream()
        .flatMap(this::members)
        .toList();
  }

  private Stream<String> members(TypeElement type) {
    return task.getElements().getAllMembers(type).stream()
        .map(member -> member.getSimpleName().toString());
  }
}
