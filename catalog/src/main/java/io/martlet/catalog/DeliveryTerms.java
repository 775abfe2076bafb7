package io.martlet.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a universe demands of its deliveries, what it forgives, and how they are kept.
 *
 * @param rejects how many records may be other than declared; they are kept apart
 * @param manifest the file that says of each delivered one what it has; those beside them do so,
 *     too
 * @param contracts what the deliveries promise
 * @param fileMegabytes how large a prepared file gets, about, in units of 2^20 bytes
 */
public record DeliveryTerms(
    int rejects,
    Optional<Located<String>> manifest,
    List<Located<Contract>> contracts,
    int fileMegabytes) {

  /** More rejects are no delivery. All are told of at once, by one process. */
  public static final int MOST_REJECTS = 100_000;

  /**
   * A task of a pass scores one file: long enough to be worth its begin, short enough to repeat.
   */
  public static final int FILE_MEGABYTES = 240;

  /** A larger file would hold a whole machine up at a run's end. */
  public static final int MOST_FILE_MEGABYTES = 10_000;

  /** Nothing is promised, nothing forgiven. */
  public static final DeliveryTerms STRICT =
      new DeliveryTerms(0, Optional.empty(), List.of(), FILE_MEGABYTES);

  public DeliveryTerms {
    contracts = List.copyOf(contracts);
  }

  /** The same, with another number of records that may be other than declared. */
  public DeliveryTerms withRejects(int records) {
    return new DeliveryTerms(records, manifest, contracts, fileMegabytes);
  }

  /** The same, with a manifest. */
  public DeliveryTerms withManifest(Located<String> file) {
    return new DeliveryTerms(rejects, Optional.of(file), contracts, fileMegabytes);
  }

  /** The same, with prepared files of another size. */
  public DeliveryTerms withFileMegabytes(int megabytes) {
    return new DeliveryTerms(rejects, manifest, contracts, megabytes);
  }

  /** The same, and more contracts. */
  public DeliveryTerms and(List<Located<Contract>> more) {
    return new DeliveryTerms(
        rejects,
        manifest,
        Stream.concat(contracts.stream(), more.stream()).toList(),
        fileMegabytes);
  }
}
