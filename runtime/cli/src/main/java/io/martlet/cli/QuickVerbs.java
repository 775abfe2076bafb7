package io.martlet.cli;

import io.martlet.cli.terminal.QuickStart;

/**
 * Prints the commands that start quickly, a line each, and which of them with every jar: the build
 * keeps them for the launcher.
 */
final class QuickVerbs {

  private QuickVerbs() {}

  public static void main(String[] none) {
    Verbs.ALL.stream()
        .filter(verb -> verb.isAnnotationPresent(QuickStart.class))
        .map(
            verb ->
                verb.getAnnotation(QuickStart.class).everyJar()
                    ? Verbs.name(verb) + " with every jar"
                    : Verbs.name(verb))
        .forEach(System.out::println);
  }
}
