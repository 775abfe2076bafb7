package io.martlet.spark.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import io.martlet.spark.Storage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;

/** Files that are not on this machine are read in few large pieces. */
class FarFilesTest {

  private static final List<PlanColumn> COLUMNS =
      List.of(
          new PlanColumn("tiny", ColumnType.INT8, true),
          new PlanColumn("big", ColumnType.INT64, true),
          new PlanColumn("word", ColumnType.STRING, true));

  private static final AtomicInteger SEEKS = new AtomicInteger();

  /** Local files as if far away, where each new place in a file is a request. */
  public static final class Far extends RawLocalFileSystem {

    @Override
    public URI getUri() {
      return URI.create("far:///");
    }

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path file, int buffer) throws IOException {
      FSDataInputStream near = super.open(file, buffer);
      return new FSDataInputStream(
          new FSInputStream() {
            @Override
            public void seek(long position) throws IOException {
              SEEKS.incrementAndGet();
              near.seek(position);
            }

            @Override
            public long getPos() throws IOException {
              return near.getPos();
            }

            @Override
            public boolean seekToNewSource(long target) {
              return false;
            }

            @Override
            public int read() throws IOException {
              return near.read();
            }

            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
              return near.read(bytes, from, count);
            }

            @Override
            public void close() throws IOException {
              near.close();
            }
          });
    }
  }

  @Test
  void areReadLikeOthersInFewPieces() throws Exception {
    Storage.configuration().setClass("fs.far.impl", Far.class, RawLocalFileSystem.class);
    Path file =
        Path.of(
            FarFilesTest.class.getResource("/universes/arrow-v2-checksums-lz4.parquet").toURI());
    String far = "far://" + file;
    Footers.of(far);
    SEEKS.set(0);

    assertThat(Decoded.read(far, COLUMNS, 96)).isEqualTo(Decoded.read(file, COLUMNS, 96));

    assertThat(SEEKS).hasValue(Footers.of(far).getBlocks().size());
  }
}
