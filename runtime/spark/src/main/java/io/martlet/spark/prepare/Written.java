package io.martlet.spark.prepare;

import io.martlet.spark.contract.DeliveryContracts;
import java.util.List;

/**
 * What was written of a delivery.
 *
 * @param accounts of each delivered file
 * @param contracts what was seen of them
 */
record Written(
    List<PreparedFile> files, List<SourceAccount> accounts, DeliveryContracts contracts) {

  /**
   * @param parts of each delivered file, in their order
   * @param contracts that saw nothing yet
   */
  static Written of(List<PreparedPart> parts, DeliveryContracts contracts) {
    parts.forEach(part -> contracts.add(part.tally(), part.account().name()));
    return new Written(
        parts.stream().flatMap(part -> part.files().stream()).toList(),
        parts.stream().map(PreparedPart::account).toList(),
        contracts);
  }

  /** How many records are delivered. */
  long read() {
    return accounts.stream().mapToLong(SourceAccount::read).sum();
  }
}
