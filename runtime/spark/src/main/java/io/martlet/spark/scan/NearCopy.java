package io.martlet.spark.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * Column chunks of a file that is far away, brought near in few large reads: each request of an
 * object store costs as much as some megabytes do, and pages are read one by one.
 */
final class NearCopy {

  /** What lies between two chunks is read along with them when it is no more than that. */
  private static final long GAP = 1 << 20;

  private static final int PIECE = 8 << 20;

  private NearCopy() {}

  private record Range(long start, long end) {}

  /**
   * A local file with the chunks at their places, and holes elsewhere. It has no name any more, and
   * is gone when it is closed.
   */
  static SeekableInputStream of(SeekableInputStream far, Collection<ColumnChunkMetaData> chunks)
      throws IOException {
    Path copy = Files.createTempFile("martlet-row-group-", ".parquet");
    try {
      try (FileChannel file = FileChannel.open(copy, StandardOpenOption.WRITE)) {
        byte[] piece = new byte[PIECE];
        for (Range range : ranges(chunks)) {
          copy(far, range, file, piece);
        }
      }
      // Not by Hadoop, whose local files may look for their names again.
      return new LocalInputFile(copy).newStream();
    } finally {
      Files.delete(copy);
    }
  }

  /** The chunks' places, those near each other as one. */
  private static List<Range> ranges(Collection<ColumnChunkMetaData> chunks) {
    List<Range> ranges = new ArrayList<>();
    for (ColumnChunkMetaData chunk :
        chunks.stream()
            .sorted(Comparator.comparingLong(ColumnChunkMetaData::getStartingPos))
            .toList()) {
      long start = chunk.getStartingPos();
      long end = start + chunk.getTotalSize();
      Range last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
      if (last != null && start - last.end() <= GAP) {
        ranges.set(ranges.size() - 1, new Range(last.start(), Math.max(last.end(), end)));
      } else {
        ranges.add(new Range(start, end));
      }
    }
    return ranges;
  }

  private static void copy(SeekableInputStream far, Range range, FileChannel file, byte[] piece)
      throws IOException {
    far.seek(range.start());
    for (long at = range.start(); at < range.end(); at += piece.length) {
      int count = (int) Math.min(piece.length, range.end() - at);
      far.readFully(piece, 0, count);
      ByteBuffer bytes = ByteBuffer.wrap(piece, 0, count);
      for (long to = at; bytes.hasRemaining(); ) {
        to += file.write(bytes, to);
      }
    }
  }
}
