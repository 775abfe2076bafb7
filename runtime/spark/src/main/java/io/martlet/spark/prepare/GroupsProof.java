package io.martlet.spark.prepare;

import io.martlet.spark.contract.ContractTally;
import io.martlet.spark.delivery.DeliveredFile;
import io.martlet.spark.delivery.MalformedRecordException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is known of a Parquet file, of which each part stands for itself. */
final class GroupsProof implements FileProof {

  private final DeliveredFile file;
  private final ContractTally tally;
  private final List<PreparedFile> files = new ArrayList<>();
  private final List<Reject> rejects = new ArrayList<>();
  private int left;
  private long read;
  private long prepared;
  private Optional<MalformedRecordException> fault = Optional.empty();

  /**
   * @param tasks how many read the file
   * @param contracts how many there are
   */
  GroupsProof(DeliveredFile file, int tasks, int contracts) {
    this.file = file;
    this.left = tasks;
    this.tally = new ContractTally(contracts);
  }

  @Override
  public void add(SplitResult result) {
    result.rejects().forEach(each -> rejects.add(Reject.of(each, file.name(), 0)));
    if (result.isFaulty()) {
      fault = fault.or(() -> Optional.of(result.fault().in(file, 0)));
      return;
    }
    files.addAll(result.files());
    read += result.read();
    prepared += result.prepared();
    tally.add(result.tally(), 0);
    left--;
  }

  @Override
  public Optional<MalformedRecordException> fault() {
    return fault;
  }

  @Override
  public Optional<PrepareTask> again() {
    return Optional.empty();
  }

  @Override
  public List<PreparedFile> dropped() {
    return List.of();
  }

  @Override
  public List<Reject> rejects() {
    rejects.sort(Comparator.comparingLong(Reject::line));
    return rejects;
  }

  @Override
  public boolean isComplete() {
    return left == 0 && fault.isEmpty();
  }

  @Override
  public PreparedPart part() {
    files.sort(Comparator.comparing(PreparedFile::name));
    return new PreparedPart(
        new SourceAccount(file.name(), read, prepared, rejects.size()), files, rejects(), tally);
  }
}
