package io.martlet.spark.scan;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.martlet.spark.Storage;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * Decompresses pages into reused arrays: Snappy and Zstandard straight through the libraries that
 * Parquet uses, other codecs through Parquet.
 */
final class Decompressor implements AutoCloseable {

  private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
  private final CodecFactory codecs = new CodecFactory(Storage.configuration(), 0);

  /** Fills {@code size} bytes of {@code out}. */
  void decompress(
      CompressionCodecName codec, byte[] in, int from, int length, byte[] out, int at, int size)
      throws IOException {
    int got;
    switch (codec) {
      case UNCOMPRESSED -> {
        System.arraycopy(in, from, out, at, Math.min(length, size));
        got = length;
      }
      case SNAPPY -> {
        if (Snappy.uncompressedLength(in, from, length) != size) {
          throw new DamagedPage("a page is not as long as it says");
        }
        got = Snappy.uncompress(in, from, length, out, at);
      }
      case ZSTD -> {
        try {
          got = zstd.decompressByteArray(out, at, size, in, from, length);
        } catch (ZstdException e) {
          throw new DamagedPage("a page does not decompress: " + e.getMessage());
        }
      }
      case GZIP, LZO, BROTLI, LZ4, LZ4_RAW -> {
        byte[] plain =
            codecs
                .getDecompressor(codec)
                .decompress(BytesInput.from(in, from, length), size)
                .toInputStream()
                .readNBytes(size);
        System.arraycopy(plain, 0, out, at, Math.min(plain.length, size));
        got = plain.length;
      }
      default -> throw new DamagedPage("codec " + codec + " is not supported");
    }
    if (got != size) {
      throw new DamagedPage("a page is not as long as it says");
    }
  }

  @Override
  public void close() {
    zstd.close();
    codecs.release();
  }
}
