package io.martlet.catalog.yaml;

import io.martlet.catalog.Contract;
import io.martlet.catalog.Contract.Breach;
import io.martlet.catalog.Contract.Kind;
import io.martlet.catalog.DeliveryTerms;
import io.martlet.catalog.Located;
import io.martlet.catalog.schema.Grammar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Binds what a universe demands of its deliveries. */
final class TermsReader {

  private static final List<String> BREACHES =
      Arrays.stream(Breach.values()).map(Breach::keyword).toList();

  private TermsReader() {}

  static DeliveryTerms read(Keys universe) {
    List<Located<Contract>> contracts = new ArrayList<>();
    for (Value entry : universe.may("contracts").flatMap(Value::list).orElse(List.of())) {
      entry.keys(Grammar.CONTRACT).ifPresent(keys -> contracts.addAll(contracts(keys)));
    }
    return new DeliveryTerms(
        integer(universe, "rejects", 0),
        universe.may("manifest").flatMap(Value::text),
        contracts,
        integer(universe, "file-megabytes", DeliveryTerms.FILE_MEGABYTES));
  }

  private static int integer(Keys universe, String key, int otherwise) {
    return universe.may(key).flatMap(Value::integer).map(Located::value).orElse(otherwise);
  }

  /** An entry promises one thing, or several of one column. */
  private static List<Located<Contract>> contracts(Keys keys) {
    Optional<String> column = keys.may("column").flatMap(Value::text).map(Located::value);
    Breach breach =
        keys.may("breach")
            .flatMap(value -> value.word(BREACHES, Breach::of))
            .map(Located::value)
            .orElse(Breach.ERROR);
    List<Located<Contract>> contracts = new ArrayList<>();
    boolean promises = false;
    for (Kind kind : Kind.values()) {
      Optional<Value> value = keys.may(kind.keyword());
      promises |= value.isPresent();
      value
          .flatMap(written -> terms(kind, written))
          .map(terms -> new Contract(column, kind, terms, breach))
          .ifPresent(contract -> contracts.add(Located.at(keys.location(), contract)));
    }
    if (!promises) {
      keys.must(Kind.VALUES.keyword(), "A contract promises something: " + keywords() + ".");
    }
    return contracts;
  }

  private static Optional<List<String>> terms(Kind kind, Value value) {
    return kind == Kind.VALUES
        ? value.texts().map(texts -> texts.stream().map(Located::value).toList())
        : value.text().map(text -> List.of(text.value()));
  }

  private static String keywords() {
    return String.join(", ", Arrays.stream(Kind.values()).map(Kind::keyword).toList());
  }
}
