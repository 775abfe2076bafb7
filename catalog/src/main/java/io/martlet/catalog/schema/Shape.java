package io.martlet.catalog.schema;

import java.util.List;

/** What the value of a key may look like. */
public sealed interface Shape {

  /**
   * A text.
   *
   * @param pattern a regular expression for all of it; empty when any text will do
   * @param example one such text; may be empty
   */
  record Text(String pattern, String example) implements Shape {}

  /** An integer from 1. */
  record Count() implements Shape {}

  /** An integer from 0 to 100. */
  record Percent() implements Shape {}

  /** A decimal number from 0 to a million. */
  record Limit() implements Shape {}

  /** {@code true} or {@code false}. */
  record Flag() implements Shape {}

  /** One of a closed set of words. */
  record Words(List<String> words) implements Shape {
    public Words {
      words = List.copyOf(words);
    }
  }

  /**
   * A list of alike values.
   *
   * @param least how many there must be
   */
  record ListOf(Shape items, int least) implements Shape {

    ListOf(Shape items) {
      this(items, 0);
    }
  }

  /** A mapping from names to alike values. */
  record Named(Shape names, Shape values) implements Shape {}

  /** Any of several shapes. */
  record AnyOf(List<? extends Shape> shapes) implements Shape {
    public AnyOf {
      shapes = List.copyOf(shapes);
    }
  }

  /**
   * A mapping with known keys.
   *
   * @param owner names it in messages, such as {@code a model}
   * @param description what it is for, one sentence
   */
  record Table(String owner, String description, List<Key> keys) implements Shape {
    public Table {
      keys = List.copyOf(keys);
    }

    /** The keys' names, in their order. */
    public List<String> names() {
      return keys.stream().map(Key::name).toList();
    }
  }

  /**
   * A key of a mapping.
   *
   * @param required whether the mapping must have it
   * @param description what it says, one sentence
   */
  record Key(String name, boolean required, Shape shape, String description) {

    static Key must(String name, Shape shape, String description) {
      return new Key(name, true, shape, description);
    }

    static Key may(String name, Shape shape, String description) {
      return new Key(name, false, shape, description);
    }
  }
}
