package io.martlet.catalog.yaml;

import io.martlet.catalog.Contract;
import io.martlet.catalog.Contract.Breach;
import io.martlet.catalog.Contract.Kind;
import io.martlet.catalog.DeliveryTerms;
import io.martlet.catalog.Located;
import io.martlet.catalog.format.Emitter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes what a universe demands of its deliveries. */
final class TermsText {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private TermsText() {}

  /** A key or a contract a line; empty where nothing is said. */
  static String of(DeliveryTerms terms) {
    StringBuilder out = new StringBuilder();
    if (terms.rejects() != 0) {
      out.append("rejects: ").append(terms.rejects()).append('\n');
    }
    terms
        .manifest()
        .ifPresent(file -> out.append("manifest: ").append(Emitter.text(file)).append('\n'));
    if (terms.fileMegabytes() != DeliveryTerms.FILE_MEGABYTES) {
      out.append("file-megabytes: ").append(terms.fileMegabytes()).append('\n');
    }
    if (!terms.contracts().isEmpty()) {
      out.append("contracts:\n");
      for (Located<Contract> contract : terms.contracts()) {
        out.append("  - ").append(of(contract.value())).append('\n');
      }
    }
    return out.toString();
  }

  private static String of(Contract contract) {
    List<String> parts = new ArrayList<>();
    contract.column().ifPresent(column -> parts.add("column: " + Emitter.text(column)));
    parts.add(contract.kind().keyword() + ": " + terms(contract));
    if (contract.breach() == Breach.WARN) {
      parts.add("breach: " + contract.breach().keyword());
    }
    return "{ " + String.join(", ", parts) + " }";
  }

  private static String terms(Contract contract) {
    return contract.kind() == Kind.VALUES
        ? "[" + String.join(", ", contract.terms().stream().map(Emitter::text).toList()) + "]"
        : isNumber(contract.term()) ? contract.term() : Emitter.text(contract.term());
  }

  /** As whoever writes one by hand does. */
  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }
}
