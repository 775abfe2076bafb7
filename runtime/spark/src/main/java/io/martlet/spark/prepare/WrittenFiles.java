package io.martlet.spark.prepare;

import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.spark.internal.io.FileCommitProtocol;
import org.apache.spark.internal.io.FileNameSpec;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Lets Spark write files under their own names, never renamed, and hears of every task that came to
 * its end which they are. Spark's own way moves files from folder to folder, which object stores do
 * by copying, one after the other. What tasks leave that failed, or that were run twice, has no
 * name in a manifest, and is nobody's.
 */
public final class WrittenFiles extends FileCommitProtocol implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Of jobs that ended, by the name of their folder. Spark makes the object itself. */
  private static final Map<String, List<PreparedFile>> WRITTEN = new ConcurrentHashMap<>();

  private final String folder;
  private final ArrayList<String> ofTask = new ArrayList<>();

  /** As Spark calls it. */
  public WrittenFiles(String job, String folder) {
    this.folder = folder;
  }

  /** What a job has written into a folder of its own, by name. */
  static List<PreparedFile> in(String folder) {
    return WRITTEN.remove(PreparedFile.attempt(folder));
  }

  @Override
  public void setupJob(JobContext job) {
    // Folders come with their files.
  }

  @Override
  public void setupTask(TaskAttemptContext task) {
    ofTask.clear();
  }

  @Override
  public String newTaskTempFile(TaskAttemptContext task, Option<String> below, FileNameSpec spec) {
    String name =
        String.format(
            Locale.ROOT,
            "part-%05d-%d%s",
            task.getTaskAttemptID().getTaskID().getId(),
            task.getTaskAttemptID().getId(),
            spec.suffix());
    ofTask.add(name);
    return Storage.child(folder, name);
  }

  @Override
  public String newTaskTempFileAbsPath(
      TaskAttemptContext task, String absoluteFolder, FileNameSpec spec) {
    throw new UnsupportedOperationException("a universe has no partitions elsewhere");
  }

  /** Each file is looked at where it was written, by all tasks at once. */
  @Override
  public TaskCommitMessage commitTask(TaskAttemptContext task) {
    try {
      return new TaskCommitMessage(PreparedFile.in(folder, ofTask));
    } catch (IOException e) {
      throw new StorageException(folder, e);
    }
  }

  @Override
  public void abortTask(TaskAttemptContext task) {
    ofTask.forEach(name -> Storage.delete(Storage.child(folder, name)));
  }

  @Override
  public void commitJob(JobContext job, Seq<TaskCommitMessage> tasks) {
    List<PreparedFile> files = new ArrayList<>();
    for (TaskCommitMessage task : CollectionConverters.asJava(tasks)) {
      for (Object file : (List<?>) task.obj()) {
        files.add((PreparedFile) file);
      }
    }
    files.sort(Comparator.comparing(PreparedFile::name));
    WRITTEN.put(PreparedFile.attempt(folder), files);
  }

  @Override
  public void abortJob(JobContext job) {
    // Whoever wanted the files deletes the folder.
  }
}
