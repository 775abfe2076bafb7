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

  /** How many records are delivered. */
  long read() {
    return accounts.stream().mapToLong(SourceAccount::read).sum();
  }
}
