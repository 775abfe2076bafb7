package io.martlet.catalog.check;

import io.martlet.catalog.Located;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Finds what stands in a list for the second time. */
final class Duplicates {

  private Duplicates() {}

  /**
   * Gives each element whose value an earlier one has, and the earlier one's value.
   *
   * @param value what must differ from element to element
   */
  static <E, T> void find(
      List<E> elements, Function<E, Located<T>> value, BiConsumer<E, Located<T>> report) {
    Map<T, Located<T>> first = new HashMap<>();
    for (E element : elements) {
      Located<T> here = value.apply(element);
      Located<T> before = first.putIfAbsent(here.value(), here);
      if (before != null) {
        report.accept(element, before);
      }
    }
  }

  /** Where the first one is, such as {@code ; first at universe.yaml:4:3}; empty when unknown. */
  static String firstAt(Located<?> first) {
    return first.location().hasLine() ? "; first at " + first.location() : "";
  }
}
