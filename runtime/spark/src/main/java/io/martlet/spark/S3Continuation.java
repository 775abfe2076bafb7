package io.martlet.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.Invoker;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.fs.s3a.S3ARetryPolicy;
import org.apache.hadoop.fs.s3a.api.RequestFactory;
import org.apache.hadoop.fs.s3a.impl.PutObjectOptions;
import org.apache.hadoop.util.functional.CallableRaisingIOE;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;

/**
 * An object of S3 whose first bytes the store itself copies from another, so that only what comes
 * behind them goes through the network: a multipart upload whose first parts are copied
 * (UploadPartCopy) and whose others are uploaded. It is there, whole, once this is closed.
 */
final class S3Continuation extends OutputStream {

  /** What S3 takes as a part that is not the last one, at least. */
  private static final long SMALLEST_PART = 5L << 20;

  /** S3 copies 5 GiB at once, at most. */
  private static final long LARGEST_COPY = 4L << 30;

  /** Of what is uploaded. With ten thousand parts there is room for 160 GB. */
  private static final int PART = 16 << 20;

  private final S3Client client;
  private final RequestFactory requests;
  private final Invoker invoker;
  private final PutObjectOptions options = PutObjectOptions.defaultOptions();
  private final String key;
  private final String upload;
  private final List<CompletedPart> parts = new ArrayList<>();
  private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
  private boolean broken;

  private S3Continuation(S3AFileSystem store, Path place) throws IOException {
    client = store.getS3AInternals().getAmazonS3Client("going on from another object");
    requests = store.getRequestFactory();
    invoker = new Invoker(new S3ARetryPolicy(store.getConf()), Invoker.NO_OP);
    key = store.pathToKey(place);
    upload =
        ask(
            () ->
                client
                    .createMultipartUpload(
                        requests.newMultipartUploadRequestBuilder(key, options).build())
                    .uploadId());
  }

  /**
   * An object that begins so; nothing where the store cannot, or would take longer: for few bytes,
   * across buckets, and for objects that only clients can read.
   */
  static Optional<OutputStream> of(FileSystem from, Path other, long bytes, Path place)
      throws IOException {
    if (!(from instanceof S3AFileSystem store)
        || bytes < SMALLEST_PART
        || !(place.getFileSystem(store.getConf()) instanceof S3AFileSystem target)
        || !target.getBucket().equals(store.getBucket())
        || !isReadByTheStore(store)) {
      return Optional.empty();
    }
    S3Continuation object = new S3Continuation(store, place);
    try {
      object.copy(store.getBucket(), store.pathToKey(other), bytes);
    } catch (IOException | RuntimeException e) {
      object.abort();
      throw e;
    }
    return Optional.of(object);
  }

  private static boolean isReadByTheStore(S3AFileSystem store) {
    return switch (store.getS3EncryptionAlgorithm()) {
      case NONE, SSE_S3, SSE_KMS, DSSE_KMS -> true;
      default -> false;
    };
  }

  private void copy(String bucket, String other, long bytes) throws IOException {
    long pieces = (bytes + LARGEST_COPY - 1) / LARGEST_COPY;
    for (long number = 0; number < pieces; number++) {
      UploadPartCopyRequest request =
          UploadPartCopyRequest.builder()
              .sourceBucket(bucket)
              .sourceKey(other)
              .copySourceRange(
                  "bytes=%s-%s"
                      .formatted(bytes * number / pieces, bytes * (number + 1) / pieces - 1))
              .destinationBucket(bucket)
              .destinationKey(key)
              .uploadId(upload)
              .partNumber(next())
              .build();
      String tag = ask(() -> client.uploadPartCopy(request).copyPartResult().eTag());
      parts.add(part(tag));
    }
  }

  private int next() {
    return parts.size() + 1;
  }

  private CompletedPart part(String tag) {
    return CompletedPart.builder().partNumber(next()).eTag(tag).build();
  }

  @Override
  public void write(int signal) throws IOException {
    write(new byte[] {(byte) signal});
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    piece.write(bytes, offset, length);
    if (piece.size() >= PART) {
      send(false);
    }
  }

  private void send(boolean last) throws IOException {
    byte[] bytes = piece.toByteArray();
    piece.reset();
    String tag =
        ask(
            () ->
                client
                    .uploadPart(
                        requests
                            .newUploadPartRequestBuilder(key, upload, next(), last, bytes.length)
                            .build(),
                        RequestBody.fromBytes(bytes))
                    .eTag());
    parts.add(part(tag));
  }

  /** With the patience that Hadoop has with S3. */
  private <T> T ask(CallableRaisingIOE<T> question) throws IOException {
    try {
      return invoker.retry("writing", key, true, question);
    } catch (IOException | RuntimeException e) {
      broken = true;
      throw e;
    }
  }

  private void abort() {
    Invoker.quietly(
        "aborting",
        key,
        () ->
            client.abortMultipartUpload(
                requests.newAbortMultipartUploadRequestBuilder(key, upload).build()));
  }

  @Override
  public void close() throws IOException {
    if (broken) {
      abort();
      return;
    }
    if (piece.size() > 0) {
      send(true);
    }
    ask(
        () ->
            client.completeMultipartUpload(
                requests
                    .newCompleteMultipartUploadRequestBuilder(key, upload, parts, options)
                    .build()));
  }
}
