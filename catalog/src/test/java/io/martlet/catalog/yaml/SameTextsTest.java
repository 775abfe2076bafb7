package io.martlet.catalog.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameTextsTest {

  private final SameTexts texts = new SameTexts();

  @Test
  void equalTextsBecomeOne() {
    List<String> first = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      first.add(texts.same("column_" + i));
    }
    for (int i = 0; i < 5_000; i++) {
      assertThat(texts.same("column_" + i)).isSameAs(first.get(i));
    }
  }

  /** Thousands of texts with one hash; each is still itself. */
  @Test
  void textsThatCollideStayApart() {
    for (int i = 0; i < 1 << 12; i++) {
      StringBuilder text = new StringBuilder();
      for (int bit = 0; bit < 12; bit++) {
        text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      assertThat(texts.same(text.toString())).isEqualTo(text.toString());
    }
  }
}
