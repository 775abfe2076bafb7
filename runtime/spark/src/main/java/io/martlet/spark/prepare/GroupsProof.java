package io.martlet.spark.prepare;

import io.martlet.spark.contract.DeliveryContracts;
import io.martlet.spark.delivery.DeliveredFile;
import io.martlet.spark.delivery.MalformedRecordException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is known of a Parquet file, of which each part stands for itself. */
final class GroupsProof implements FileProof {

  private final DeliveredFile file;
  private final DeliveryContracts contracts;
  private final List<PreparedFile> files = new ArrayList<>();
  private final List<Reject> rejects = new ArrayList<>();
  private long read;
  private long prepared;
  private Optional<MalformedRecordException> fault = Optional.empty();

  GroupsProof(DeliveredFile file, DeliveryContracts contracts) {
    this.file = file;
    this.contracts = contracts;
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
    contracts.add(result.tally(), file.name(), 0);
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
  public List<PreparedFile> files() {
    return files;
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
  public SourceAccount account() {
    return new SourceAccount(file.name(), read, prepared, rejects.size());
  }
}
