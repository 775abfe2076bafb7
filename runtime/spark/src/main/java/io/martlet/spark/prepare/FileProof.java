package io.martlet.spark.prepare;

import io.martlet.spark.delivery.MalformedRecordException;
import java.util.List;
import java.util.Optional;

/** What is known by now of a delivered file, which tasks read in parts. */
interface FileProof {

  /** Takes what became of a part. */
  void add(SplitResult result);

  /** What is wrong with the file, as soon as that is certain. */
  Optional<MalformedRecordException> fault();

  /** Whether everything is known, and nothing is wrong. */
  boolean isComplete();

  /** The part that must be read again before more is known, from its true begin. */
  Optional<PrepareTask> again();

  /** What was prepared of the file, once that is complete. */
  PreparedPart part();

  /** What was written of parts that were read from elsewhere than their begin. */
  List<PreparedFile> dropped();

  /** The records that were left out, as far as they are certain. */
  List<Reject> rejects();
}
