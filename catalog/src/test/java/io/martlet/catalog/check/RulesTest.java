package io.martlet.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.Rule;
import io.martlet.catalog.diagnostic.RulePages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {

  @ParameterizedTest
  @MethodSource("ids")
  void everyRuleHasAPage(String id) {
    assertThat(RulePages.find(id).orElseThrow())
        .startsWith("# " + id + "\n")
        .contains("\n## Example\n", "\n## The way out\n");
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyRuleSaysWhatBreaksIt(String id) {
    assertThat(Rules.find(id).orElseThrow().summary()).endsWith(".").doesNotContain("\n");
  }

  @Test
  void idsAreUnique() {
    assertThat(ids()).doesNotHaveDuplicates();
  }

  @Test
  void unknownRulesHaveNeitherPageNorEntry() {
    assertThat(RulePages.find("../rules/syntax")).isEmpty();
    assertThat(RulePages.find("no-such-rule")).isEmpty();
    assertThat(Rules.find("no-such-rule")).isEmpty();
  }

  static List<String> ids() {
    return Rules.all().stream().map(Rule::id).toList();
  }
}
