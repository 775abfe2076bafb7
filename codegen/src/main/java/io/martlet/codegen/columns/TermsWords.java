package io.martlet.codegen.columns;

import com.palantir.javapoet.CodeBlock;
import io.martlet.catalog.Contract;
import io.martlet.catalog.Contract.Breach;
import io.martlet.catalog.DeliveryTerms;
import io.martlet.catalog.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what a universe demands of its deliveries in the words of the fluent Java. */
final class TermsWords {

  private TermsWords() {}

  /** Calls on the universe: contracts in their order, those that are alike in one call. */
  static List<CodeBlock> of(DeliveryTerms terms, ColumnConstants columns) {
    List<CodeBlock> calls = new ArrayList<>();
    if (terms.rejects() != 0) {
      calls.add(CodeBlock.of(".allowingRejects($L)", terms.rejects()));
    }
    terms
        .manifest()
        .ifPresent(file -> calls.add(CodeBlock.of(".describedBy($L)", Literal.of(file.value()))));
    if (terms.fileMegabytes() != DeliveryTerms.FILE_MEGABYTES) {
      calls.add(CodeBlock.of(".preparedInFilesOf($L)", terms.fileMegabytes()));
    }
    List<Contract> contracts = terms.contracts().stream().map(Located::value).toList();
    int from = 0;
    for (int i = 1; i <= contracts.size(); i++) {
      Breach breach = contracts.get(from).breach();
      if (i == contracts.size() || contracts.get(i).breach() != breach) {
        String call = breach == Breach.ERROR ? ".requiring" : ".warning";
        CodeBlock.Builder words = CodeBlock.builder().add(call + "(promised -> promised");
        contracts.subList(from, i).forEach(contract -> words.add(promise(contract, columns)));
        calls.add(words.add(")").build());
        from = i;
      }
    }
    return calls;
  }

  private static CodeBlock promise(Contract contract, ColumnConstants columns) {
    String call =
        switch (contract.kind()) {
          case VALUES -> "values";
          case RANGE -> "range";
          case PATTERN -> "pattern";
          case MISSING_PERCENT -> "missingPercent";
          case MAX_AGE_DAYS -> "maxAgeDays";
          case ROWS -> "rows";
          case LEAST_OF_LAST -> "leastOfLast";
        };
    String terms =
        switch (contract.kind()) {
          case VALUES, RANGE, PATTERN, ROWS ->
              contract.terms().stream().map(Literal::of).collect(Collectors.joining(", "));
          case MISSING_PERCENT, MAX_AGE_DAYS, LEAST_OF_LAST -> contract.term();
        };
    return contract.column().isPresent()
        ? CodeBlock.of(".$L($N, $L)", call, columns.of(contract.column().get()), terms)
        : CodeBlock.of(".$L($L)", call, terms);
  }
}
