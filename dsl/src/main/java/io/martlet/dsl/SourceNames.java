package io.martlet.dsl;

import java.util.function.Supplier;

/**
 * What locations call source files. A class only knows its package and its file's name; while a
 * catalog is loaded, the one who loads it knows where the file is.
 */
final class SourceNames {

  private static final ThreadLocal<SourcePlaces> PLACES = new ThreadLocal<>();

  private SourceNames() {}

  /** Does something during which files are called after their places. */
  static <T> T with(SourcePlaces places, Supplier<T> work) {
    SourcePlaces outer = PLACES.get();
    PLACES.set(places);
    try {
      return work.get();
    } finally {
      if (outer == null) {
        PLACES.remove();
      } else {
        PLACES.set(outer);
      }
    }
  }

  /**
   * The name of a file.
   *
   * @param path of the file under its source root, such as {@code com/bank/Bank.java}
   */
  static String shown(String path) {
    SourcePlaces places = PLACES.get();
    return places == null ? path : places.shown(path);
  }
}
