package io.martlet.spark.encode;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Compresses pages with Zstandard, at its fastest level: bit-packed ids have little left to find.
 */
final class PageCodec implements AutoCloseable {

  private static final int LEVEL = 1;

  private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(LEVEL);
  private byte[] buffer = {};

  CompressionCodecName name() {
    return CompressionCodecName.ZSTD;
  }

  BytesInput compress(byte[] bytes, int from, int length) {
    int bound = (int) Zstd.compressBound(length);
    if (buffer.length < bound) {
      buffer = new byte[bound];
    }
    int size = zstd.compressByteArray(buffer, 0, buffer.length, bytes, from, length);
    return BytesInput.from(Arrays.copyOf(buffer, size));
  }

  @Override
  public void close() {
    zstd.close();
  }
}
