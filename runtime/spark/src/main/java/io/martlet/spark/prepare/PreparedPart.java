package io.martlet.spark.prepare;

import io.martlet.spark.contract.ContractTally;
import java.util.List;

/**
 * What was prepared of one delivered file.
 *
 * @param files by name
 * @param rejects its records that were left out, by line
 * @param tally what was seen of contracts
 */
record PreparedPart(
    SourceAccount account, List<PreparedFile> files, List<Reject> rejects, ContractTally tally) {

  PreparedPart {
    files = List.copyOf(files);
    rejects = List.copyOf(rejects);
  }
}
