package io.martlet.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceTypeTest {

  @ParameterizedTest
  @CsvSource({
    "c7i.8xlarge, c, 8xlarge, LINUX_X86_64",
    "c7g.xlarge, c, xlarge, LINUX_AARCH64",
    "c7gd.metal, c, metal, LINUX_AARCH64",
    "im4gn.4xlarge, im, 4xlarge, LINUX_AARCH64",
    "g4dn.xlarge, g, xlarge, LINUX_X86_64",
    "g5g.xlarge, g, xlarge, LINUX_AARCH64",
    "m7i-flex.large, m, large, LINUX_X86_64",
    "a1.large, a, large, LINUX_AARCH64",
    "u-6tb1.metal, u-6tb, metal, LINUX_X86_64"
  })
  void aNameSaysWhatItIs(String name, String family, String size, Platform platform) {
    InstanceType type = InstanceType.of(name).orElseThrow();
    assertThat(type.family()).isEqualTo(family);
    assertThat(type.size()).isEqualTo(size);
    assertThat(type.platform()).isEqualTo(platform);
  }

  @Test
  void otherTextsAreNone() {
    assertThat(InstanceType.of("c7i-8xlarge")).isEmpty();
    assertThat(InstanceType.of("8xlarge")).isEmpty();
  }

  @Test
  void endlessTextsTakeNoTime() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> assertThat(InstanceType.of("c" + "1".repeat(1_000_000))).isEmpty());
  }
}
