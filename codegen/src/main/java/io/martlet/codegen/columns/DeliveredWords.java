package io.martlet.codegen.columns;

import com.palantir.javapoet.CodeBlock;
import io.martlet.catalog.ColumnFormat;
import io.martlet.catalog.DeliveryFormat;
import io.martlet.catalog.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what a universe says of its delivery in the words of the fluent Java. */
final class DeliveredWords {

  private static final DeliveryFormat DEFAULT = DeliveryFormat.DEFAULT;

  private DeliveredWords() {}

  /** Calls on the universe. */
  static List<CodeBlock> of(Universe universe, ColumnConstants columns) {
    List<CodeBlock> calls = new ArrayList<>();
    DeliveryFormat format = universe.format().value();
    if (!format.equals(DEFAULT)) {
      calls.add(CodeBlock.of(".formatted(format -> format$L)", words(format)));
    }
    if (!universe.ignored().isEmpty()) {
      calls.add(CodeBlock.of(".ignoring($L)", Literal.list(universe.ignored())));
    }
    calls.addAll(TermsWords.of(universe.terms(), columns));
    return calls;
  }

  private static CodeBlock words(DeliveryFormat format) {
    CodeBlock.Builder words = CodeBlock.builder();
    sign(words, "delimiter", format.delimiter(), DEFAULT.delimiter());
    if (format.quote().isEmpty()) {
      words.add(".unquoted()");
    }
    format.quote().ifPresent(sign -> sign(words, "quote", sign, DEFAULT.quote().orElseThrow()));
    format.escape().ifPresent(sign -> words.add(".escape($L)", literal(sign)));
    if (!format.names().isEmpty()) {
      words.add(".names($L)", list(format.names()));
    }
    if (!format.encoding().equals(DEFAULT.encoding())) {
      words.add(".encoding(java.nio.charset.Charset.forName($L))", Literal.of(format.encoding()));
    }
    sign(words, "decimal", format.decimal(), DEFAULT.decimal());
    format.thousands().ifPresent(sign -> words.add(".thousands($L)", literal(sign)));
    if (!format.missing().isEmpty()) {
      words.add(".missing($L)", list(format.missing()));
    }
    format.dates().ifPresent(dates -> words.add(".dates($L)", Literal.of(dates)));
    if (!format.booleans().isEmpty()) {
      words.add(".booleans($L)", list(format.booleans()));
    }
    if (format.trim()) {
      words.add(".trimmed()");
    }
    format.comment().ifPresent(sign -> words.add(".comment($L)", literal(sign)));
    return words.build();
  }

  /** Calls before a column's type. */
  static CodeBlock of(ColumnFormat format) {
    CodeBlock.Builder words = CodeBlock.builder();
    format.from().ifPresent(from -> words.add(".from($L)", Literal.of(from)));
    format.missing().ifPresent(missing -> words.add(".missing($L)", list(missing)));
    format.dates().ifPresent(dates -> words.add(".dates($L)", Literal.of(dates)));
    if (!format.booleans().isEmpty()) {
      words.add(".booleans($L)", list(format.booleans()));
    }
    format.scale().ifPresent(scale -> words.add(".scale($L)", scale));
    if (format.rounding()) {
      words.add(".rounding()");
    }
    return words.build();
  }

  private static void sign(CodeBlock.Builder words, String call, char sign, char usual) {
    if (sign != usual) {
      words.add(".$L($L)", call, literal(sign));
    }
  }

  private static String literal(char sign) {
    String text = Literal.of(String.valueOf(sign));
    String inside = text.substring(1, text.length() - 1);
    return sign == '\'' ? "'\\''" : sign == '"' ? "'\"'" : "'" + inside + "'";
  }

  private static String list(List<String> texts) {
    return texts.stream().map(Literal::of).collect(Collectors.joining(", "));
  }
}
