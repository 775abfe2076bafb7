package io.martlet.catalog.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatterTest {

  @Test
  void indentationAndSpacesAreOneWay() {
    assertThat(
            Formatter.format(
                """


                mart:   auto
                defaults: {binary: cards,   rank: 1..20}
                models:
                -   number: 1
                    name: "luxury"
                    inputs: [ age,income ]



                -  {number: 2, name: used, inputs: [age], }

                """))
        .isEqualTo(
            """
            mart: auto
            defaults: { binary: cards, rank: 1..20 }
            models:
              - number: 1
                name: luxury
                inputs: [age, income]

              - { number: 2, name: used, inputs: [age] }
            """);
  }

  @Test
  void escapesStayEscaped() {
    assertThat(Formatter.format("owner:   \"a\\u202eb\\e[31mc\\u200bd\\u2028e\"\n"))
        .isEqualTo("owner: \"a\\U0000202Eb\\U0000001B[31mc\\U0000200Bd\\U00002028e\"\n");
  }

  @Test
  void commentsStay() {
    assertThat(
            Formatter.format(
                """
                # The file.

                mart: auto # a mart
                models:     # all of them

                  # The first.
                   # Still.
                  - # here it begins
                    number: 1 #one
                    inputs: [age, # years
                      income]   # both
                    # last of the first
                  # before the end
                # the end
                """))
        .isEqualTo(
            """
            # The file.

            mart: auto  # a mart
            models:  # all of them
              # The first.
              # Still.
              # here it begins
              - number: 1  #one
                inputs:
                  - age  # years
                  - income  # both
                # last of the first
              # before the end
            # the end
            """);
  }

  @Test
  void longListsAreFilled() {
    String name = "a_rather_long_column_name_of_40_characters";
    assertThat(Formatter.format("models:\n  - inputs: [%s, %s, %s]\n".formatted(name, name, name)))
        .isEqualTo("models:\n  - inputs: [%s, %s,\n      %s]\n".formatted(name, name, name));
  }

  @Test
  void longMappingsAreIndented() {
    String hash = "0".repeat(64);
    assertThat(
            Formatter.format(
                "cards: { kind: library, path: binaries/libcards.so, sha256: \"%s\" }\n"
                    .formatted(hash)))
        .isEqualTo(
            "cards:\n  kind: library\n  path: binaries/libcards.so\n  sha256: \"%s\"\n"
                .formatted(hash));
  }

  @Test
  void quotesStayWhereTheyMeanSomething() {
    String text = "a: \"1\"\nb: \"no\"\nc: \"x: y\"\nd: \"\"\ne: ~\nf:\ng: \"é\"\n";
    assertThat(Formatter.format(text)).isEqualTo(text);
    assertThat(Formatter.format("a: 'x'\nb: 'it''s'\n")).isEqualTo("a: x\nb: \"it's\"\n");
  }

  @Test
  void textsOverSeveralLinesStay() {
    assertThat(
            Formatter.format(
                """
                reason: >   # why
                     It was
                       so.

                     And so.


                other: |+
                  x

                end: y
                """))
        .isEqualTo(
            """
            reason: >   # why
              It was
                so.

              And so.

            other: |+
              x

            end: y
            """);
  }

  @Test
  void lineEndsAndMarksOfWindowsGo() {
    assertThat(Formatter.format("\uFEFFa: b\r\nc: d")).isEqualTo("a: b\nc: d\n");
  }

  @Test
  void emojiCountAsOneCharacter() {
    assertThat(Formatter.format("a: 🦜🦜 # parrots\nb:   c\n"))
        .isEqualTo("a: 🦜🦜  # parrots\nb: c\n");
  }

  @Test
  void whatIsNoYamlStays() {
    for (String text :
        new String[] {"a: [b\n", "? {a: b}\n: c\n", "", "# only\n", "a: |2\n    x\n"}) {
      assertThat(Formatter.format(text)).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void fixturesAreFormattedOnce(Path file) throws IOException {
    String once = Formatter.format(Files.readString(file));

    assertThat(Formatter.format(once)).isEqualTo(once);
  }

  static Stream<Path> fixtures() {
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/fixtures"))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(FormatterTest::isText)
          .toList()
          .stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean isText(Path file) {
    try {
      return Files.isRegularFile(file) && !Files.readString(file).isEmpty();
    } catch (IOException notUtf8) {
      return false;
    }
  }
}
