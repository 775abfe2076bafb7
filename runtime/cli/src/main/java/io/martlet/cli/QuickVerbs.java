package io.martlet.cli;

import io.martlet.cli.terminal.QuickStart;

/** Prints the commands that start quickly, a line each: the build keeps them for the launcher. */
final class QuickVerbs {

  private QuickVerbs() {}

  public static void main(String[] none) {
    Verbs.ALL.stream()
        .filter(verb -> verb.isAnnotationPresent(QuickStart.class))
        .map(Verbs::name)
        .forEach(System.out::println);
  }
}
