package io.martlet.catalog.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void separatesThousands() {
    assertThat(new Summary(Optional.of(new Summary.Size(4_500, 12)), 0, 1_000))
        .hasToString("4,500 models in 12 marts: 0 errors, 1,000 warnings.");
  }

  @Test
  void oneIsSingular() {
    assertThat(new Summary(Optional.of(new Summary.Size(1, 1)), 1, 1))
        .hasToString("1 model in 1 mart: 1 error, 1 warning.");
  }

  @Test
  void saysWhenThereIsNoCatalog() {
    assertThat(new Summary(Optional.empty(), 2, 0))
        .hasToString("Catalog not read: 2 errors, 0 warnings.");
  }
}
