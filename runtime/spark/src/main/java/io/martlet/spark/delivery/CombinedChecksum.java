package io.martlet.spark.delivery;

import java.io.Serializable;

/**
 * The checksum of some blocks of a bzip2 stream, one after the other: each block's is added to the
 * former, turned by a bit.
 *
 * @param blocks how many there are
 */
public record CombinedChecksum(long blocks, int checksum) implements Serializable {

  public static final CombinedChecksum NONE = new CombinedChecksum(0, 0);

  CombinedChecksum plus(int block) {
    return new CombinedChecksum(blocks + 1, Integer.rotateLeft(checksum, 1) ^ block);
  }

  /** With those of the blocks that follow. */
  public CombinedChecksum plus(CombinedChecksum next) {
    int turned = Integer.rotateLeft(checksum, (int) (next.blocks % Integer.SIZE));
    return new CombinedChecksum(blocks + next.blocks, turned ^ next.checksum);
  }
}
