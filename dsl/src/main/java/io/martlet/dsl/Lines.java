package io.martlet.dsl;

import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import java.util.List;

/** Values that stand on one line. */
final class Lines {

  private Lines() {}

  static <T> List<Located<T>> each(Location line, List<T> values) {
    return values.stream().map(value -> Located.at(line, value)).toList();
  }
}
