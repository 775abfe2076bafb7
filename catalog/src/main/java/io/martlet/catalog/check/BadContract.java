package io.martlet.catalog.check;

import io.martlet.catalog.Column;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.Contract;
import io.martlet.catalog.DeliveryTerms;
import io.martlet.catalog.Located;
import io.martlet.catalog.Universe;
import io.martlet.catalog.ValueRange;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.source.SourceEntry;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What the universe demands of its deliveries makes no sense. */
final class BadContract implements CatalogRule {

  private static final Pattern PERCENT = Pattern.compile("100|[1-9]?[0-9]");
  private static final Pattern DAYS = Pattern.compile("[1-9][0-9]{0,4}");

  @Override
  public String id() {
    return "bad-contract";
  }

  @Override
  public String summary() {
    return "What the universe demands of its deliveries makes no sense.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    Universe universe = checked.catalog().universe();
    String subject = universe.name().value();
    int rejects = universe.terms().rejects();
    if (rejects < 0 || rejects > DeliveryTerms.MOST_REJECTS) {
      findings.add(
          at(
              universe.name().location(),
              subject,
              "The universe allows " + rejects + " rejects.",
              "Allow from 1 to 100000 of them, or none."));
    }
    int megabytes = universe.terms().fileMegabytes();
    if (megabytes < 1 || megabytes > DeliveryTerms.MOST_FILE_MEGABYTES) {
      findings.add(
          at(
              universe.name().location(),
              subject,
              "The universe wants prepared files of " + megabytes + " megabytes.",
              "Want from 1 to 10000, or leave it out."));
    }
    universe
        .terms()
        .manifest()
        .filter(file -> !new SourceEntry(file.value()).isKnown())
        .ifPresent(
            file ->
                findings.add(
                    at(
                        file.location(),
                        subject,
                        "The manifest \"%s\" is no path in the catalog's folder, and no URI of a file."
                            .formatted(file),
                        "Write it as a source is written, such as deliveries/_manifest.json.")));
    for (Located<Contract> contract : universe.terms().contracts()) {
      fault(contract.value(), universe)
          .ifPresent(
              fault ->
                  findings.add(
                      at(
                          contract.location(),
                          subject,
                          "The contract \"%s\" %s".formatted(contract.value(), fault),
                          "")));
    }
  }

  private static Optional<String> fault(Contract contract, Universe universe) {
    Contract.Kind kind = contract.kind();
    if (kind.isOfColumn() != contract.column().isPresent()) {
      return Optional.of(
          kind.isOfColumn()
              ? "is about a column: say which, as in { column: age, range: 0..120 }."
              : "is about all records, not about a column.");
    }
    if (contract.column().isEmpty()) {
      return fault(contract, ColumnType.INT64);
    }
    String name = contract.column().get();
    Optional<Column> column = universe.column(name);
    return column.isEmpty()
        ? Optional.of("is about \"%s\", which the universe does not have.".formatted(name))
        : fault(contract, column.get().type().value());
  }

  private static Optional<String> fault(Contract contract, ColumnType type) {
    return switch (contract.kind()) {
      case VALUES -> values(contract, type);
      case RANGE, ROWS ->
          type == ColumnType.STRING || type == ColumnType.BOOL
              ? Optional.of(
                  "is about numbers and dates, and the column is %s.".formatted(type.keyword()))
              : ValueRange.of(contract.term(), type).isPresent()
                  ? Optional.empty()
                  : Optional.of(
                      "names no range of %s, such as %s."
                          .formatted(
                              type.keyword(),
                              type == ColumnType.DATE ? "2020-01-01..2026-12-31" : "0..120"));
      case PATTERN -> pattern(contract.term(), type);
      case MISSING_PERCENT, LEAST_OF_LAST ->
          PERCENT.matcher(contract.term()).matches()
              ? Optional.empty()
              : Optional.of("takes a whole number from 0 to 100.");
      case MAX_AGE_DAYS ->
          type != ColumnType.DATE
              ? Optional.of("is about dates, and the column is %s.".formatted(type.keyword()))
              : DAYS.matcher(contract.term()).matches()
                  ? Optional.empty()
                  : Optional.of("takes a number of days, such as 35.");
    };
  }

  private static Optional<String> values(Contract contract, ColumnType type) {
    if (contract.terms().isEmpty()) {
      return Optional.of("allows no value.");
    }
    return switch (type) {
      case STRING -> Optional.empty();
      case BOOL ->
          contract.terms().stream()
              .filter(value -> !value.equals("true") && !value.equals("false"))
              .findFirst()
              .map("names \"%s\", which is no bool."::formatted);
      case INT8, INT16, INT32, INT64, FLOAT32, FLOAT64, DATE ->
          contract.terms().stream()
              .filter(value -> value.contains("..") || ValueRange.of(value, type).isEmpty())
              .findFirst()
              .map(value -> "names \"%s\", which is no %s.".formatted(value, type.keyword()));
    };
  }

  private static Optional<String> pattern(String pattern, ColumnType type) {
    if (type != ColumnType.STRING) {
      return Optional.of("is about texts, and the column is %s.".formatted(type.keyword()));
    }
    try {
      Pattern.compile(pattern);
      return Optional.empty();
    } catch (PatternSyntaxException malformed) {
      return Optional.of("is no regular expression: %s.".formatted(malformed.getDescription()));
    }
  }
}
