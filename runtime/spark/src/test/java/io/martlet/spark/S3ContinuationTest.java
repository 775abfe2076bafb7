package io.martlet.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An object that begins as another does, by Hadoop's client and a real server. */
class S3ContinuationTest {

  private static final int LARGE = 6 << 20;

  private static LocalS3 server;

  @TempDir private static Path disk;

  private String first;
  private String second;

  @BeforeAll
  static void start() throws Exception {
    server = LocalS3.in(disk, "marts");
    LocalS3.settings(server.port())
        .forEach((name, value) -> Storage.configuration().set(hadoops(name), value));
    Storage.configuration().set("fs.s3a.audit.execution.interceptors", S3Traffic.class.getName());
    Storage.configuration().set("fs.s3a.attempts.maximum", "2");
    Storage.configuration().set("fs.s3a.retry.limit", "2");
    Storage.configuration().set("fs.s3a.retry.throttle.interval", "1ms");
    Storage.configuration().set("fs.s3a.retry.throttle.limit", "5");
  }

  private static String hadoops(String setting) {
    return setting.replaceFirst("^spark\\.hadoop\\.", "");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void ownNames(TestInfo test) {
    String folder = "s3a://marts/" + test.getTestMethod().orElseThrow().getName();
    first = folder + "/first.parquet";
    second = folder + "/second.parquet";
  }

  /** Less than a part, some parts, and nothing. */
  @ParameterizedTest
  @ValueSource(ints = {1000, 40 << 20, 0})
  void whatItBeginsWithStaysInTheStore(int more) throws IOException {
    byte[] before = written(LARGE);
    byte[] behind = random(more);
    S3Traffic.forget();

    try (GrowingFile file = GrowingFile.after(first, LARGE - 100, second)) {
      assertThat(file.end()).isEqualTo(LARGE - 100);
      file.write(behind);
    }

    assertThat(S3Traffic.requests())
        .contains("CreateMultipartUpload", "UploadPartCopy", "CompleteMultipartUpload")
        .doesNotContain("GetObject", "PutObject");
    assertThat(read(second)).isEqualTo(together(before, LARGE - 100, behind));
    assertThat(read(first)).isEqualTo(before);
  }

  @Test
  void aFewBytesAreWrittenAgain() throws IOException {
    byte[] before = written(1000);
    S3Traffic.forget();

    try (GrowingFile file = GrowingFile.after(first, 900, second)) {
      file.write(new byte[] {1, 2, 3});
    }

    assertThat(S3Traffic.requests()).doesNotContain("UploadPartCopy");
    assertThat(read(second)).isEqualTo(together(before, 900, new byte[] {1, 2, 3}));
  }

  @Test
  void aStoreThatIsBusyIsAskedAgain() throws IOException {
    byte[] before = written(LARGE);
    S3Traffic.forget();
    S3Traffic.slowDown(4);

    try (GrowingFile file = GrowingFile.after(first, LARGE, second)) {
      file.write(new byte[] {1});
    }

    assertThat(S3Traffic.requests()).filteredOn("UploadPartCopy"::equals).hasSize(5);
    assertThat(read(second)).isEqualTo(together(before, LARGE, new byte[] {1}));
  }

  @Test
  void ofOneThatStaysBusyNothingIsLeft() throws IOException {
    written(LARGE);
    S3Traffic.forget();
    S3Traffic.slowDown(Integer.MAX_VALUE);

    assertThatThrownBy(() -> GrowingFile.after(first, LARGE, second))
        .isInstanceOf(StorageException.class);

    S3Traffic.slowDown(0);
    assertThat(S3Traffic.requests()).contains("AbortMultipartUpload");
    assertThat(Storage.exists(second)).isFalse();
  }

  private byte[] written(int length) throws IOException {
    byte[] bytes = random(length);
    try (OutputStream out = Storage.create(first)) {
      out.write(bytes);
    }
    return bytes;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] together(byte[] before, int length, byte[] behind) {
    byte[] all = Arrays.copyOf(before, length + behind.length);
    System.arraycopy(behind, 0, all, length, behind.length);
    return all;
  }

  private static byte[] read(String place) throws IOException {
    try (InputStream in = Storage.in(place)) {
      return in.readAllBytes();
    }
  }
}
