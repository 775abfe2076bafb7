package io.martlet.catalog.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

  private static final List<String> KNOWN =
      List.of("age", "income", "household_size", "int8", "int16", "car_value_1", "car_value_2");

  @ParameterizedTest
  @CsvSource({
    "incom, income",
    "incmoe, income",
    "houshold_sise, household_size",
    "Age, age",
    "int9, int8",
    "car_value_3, car_value_1",
    "agee, age"
  })
  void suggestsTheNearest(String written, String meant) {
    assertThat(Suggestion.nearest(written, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"shoe_size", "x", "''", "outcome_of_all"})
  void suggestsNothingFarAway(String written) {
    assertThat(Suggestion.nearest(written, KNOWN)).isEmpty();
  }

  @Test
  void hintsOtherwiseWhenNothingIsNear() {
    assertThat(Suggestion.hint("incom", KNOWN, "Other.")).isEqualTo("Did you mean \"income\"?");
    assertThat(Suggestion.hint("shoe_size", KNOWN, "Other.")).isEqualTo("Other.");
  }
}
