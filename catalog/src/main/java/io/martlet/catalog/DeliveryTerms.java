package io.martlet.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a universe demands of its deliveries, and what it forgives.
 *
 * @param rejects how many records may be other than declared; they are kept apart
 * @param manifest the file that says of each delivered one what it has; those beside them do so,
 *     too
 * @param contracts what the deliveries promise
 */
public record DeliveryTerms(
    int rejects, Optional<Located<String>> manifest, List<Located<Contract>> contracts) {

  /** More rejects are no delivery. All are told of at once, by one process. */
  public static final int MOST_REJECTS = 100_000;

  /** Nothing is promised, nothing forgiven. */
  public static final DeliveryTerms STRICT = new DeliveryTerms(0, Optional.empty(), List.of());

  public DeliveryTerms {
    contracts = List.copyOf(contracts);
  }

  /** The same, with another number of records that may be other than declared. */
  public DeliveryTerms withRejects(int records) {
    return new DeliveryTerms(records, manifest, contracts);
  }

  /** The same, with a manifest. */
  public DeliveryTerms withManifest(Located<String> file) {
    return new DeliveryTerms(rejects, Optional.of(file), contracts);
  }

  /** The same, and more contracts. */
  public DeliveryTerms and(List<Located<Contract>> more) {
    return new DeliveryTerms(
        rejects, manifest, Stream.concat(contracts.stream(), more.stream()).toList());
  }
}
