package io.martlet.spark.prepare;

import io.martlet.spark.contract.ContractTally;
import io.martlet.spark.delivery.CombinedChecksum;
import io.martlet.spark.delivery.Compression;
import io.martlet.spark.delivery.MalformedRecordException;
import io.martlet.spark.delivery.RecordFault;
import io.martlet.spark.delivery.SplitBegin;
import io.martlet.spark.delivery.SplitExtent;
import io.martlet.spark.delivery.StreamPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds the splits of a file to each other. A split that was read on the assumption that it begins
 * in no quotes was read right when it began where the one before it ended, which was read right; if
 * not, it is to be read again from there.
 */
final class SplitProof implements FileProof {

  private final SplitTask[] tasks;
  private final SplitResult[] results;
  private final List<PreparedFile> files = new ArrayList<>();
  private final List<PreparedFile> dropped = new ArrayList<>();
  private final List<Reject> rejects = new ArrayList<>();
  private final ContractTally tally;
  private int proven;
  private long position;
  private long bit = -1;
  private long lines;
  private long read;
  private long prepared;
  private CombinedChecksum checksum = CombinedChecksum.NONE;
  private Optional<MalformedRecordException> fault = Optional.empty();

  /**
   * @param tasks all of a file, in their order
   * @param contracts how many there are
   */
  SplitProof(List<SplitTask> tasks, int contracts) {
    this.tally = new ContractTally(contracts);
    this.tasks = tasks.toArray(SplitTask[]::new);
    this.results = new SplitResult[tasks.size()];
  }

  /** Takes what became of a split, and goes as far as that is known of all before it. */
  @Override
  public void add(SplitResult result) {
    int place = result.number() - tasks[0].number();
    if (results[place] != null) {
      dropped.addAll(results[place].files());
    }
    results[place] = result;
    while (fault.isEmpty() && proven < results.length && results[proven] != null && isRight()) {
      accept(results[proven]);
    }
  }

  @Override
  public Optional<MalformedRecordException> fault() {
    return fault;
  }

  @Override
  public Optional<PrepareTask> again() {
    return fault.isEmpty() && proven < tasks.length && results[proven] != null
        ? Optional.of(tasks[proven].from(new SplitBegin(position, bit)))
        : Optional.empty();
  }

  @Override
  public List<PreparedFile> dropped() {
    return dropped;
  }

  @Override
  public List<Reject> rejects() {
    return rejects;
  }

  @Override
  public boolean isComplete() {
    return proven == tasks.length && fault.isEmpty();
  }

  @Override
  public PreparedPart part() {
    return new PreparedPart(
        new SourceAccount(name(), read, prepared, rejects.size()), files, rejects, tally);
  }

  private String name() {
    return tasks[0].split().file().name();
  }

  private boolean isCut() {
    return tasks[0].split().compression() == Compression.BZIP2;
  }

  /** Whether the next split was read from where the last one ended. */
  private boolean isRight() {
    SplitResult result = results[proven];
    if (proven == 0 || result.begin().equals(new SplitBegin(position, bit))) {
      return true;
    }
    SplitExtent extent = result.extent();
    if (extent == null) {
      return false;
    }
    if (isCut() && extent.part().begin() != bit) {
      return extent.part().begin() < 0 && !result.isFaulty();
    }
    boolean within = position <= extent.length() && extent.length() > 0;
    return within ? extent.first() == position : extent.first() < 0 && !result.isFaulty();
  }

  private void accept(SplitResult result) {
    result.rejects().forEach(each -> rejects.add(Reject.of(each, name(), lines)));
    if (result.isFaulty()) {
      fail(result.fault());
      return;
    }
    SplitExtent extent = result.extent();
    files.addAll(result.files());
    read += result.read();
    prepared += result.prepared();
    tally.add(result.tally(), lines);
    lines += extent.first() < 0 ? 0 : extent.lines();
    position = (extent.end() < 0 ? position : extent.end()) - extent.length();
    if (isCut() && extent.part().begin() >= 0) {
      accept(extent.part());
    }
    proven++;
  }

  private void accept(StreamPart part) {
    bit = part.end();
    checksum = checksum.plus(part.first());
    if (part.ends()) {
      if (checksum.checksum() != part.checksum()) {
        fail(
            RecordFault.ofFile(
                "the bzip2 stream has not the checksum that it should have. Deliver the file again."));
      }
      checksum = part.last();
    }
  }

  private void fail(RecordFault found) {
    fault = Optional.of(found.in(tasks[0].split().file(), lines));
  }
}
