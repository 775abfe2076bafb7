package io.martlet.spark.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FootersTest {

  /** Tasks of one process read files at once; a decompressor serves one of them. */
  @Test
  void filesThatAreReadAtOnceShareNoDecompressor() {
    assertThat(Footers.options().getCodecFactory())
        .isNotSameAs(Footers.options().getCodecFactory());
  }
}
