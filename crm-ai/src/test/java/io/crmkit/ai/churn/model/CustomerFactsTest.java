package io.crmkit.ai.churn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerFactsTest {

  @Test
  void readsARowOfASchema() {
    CustomerFacts facts = new CustomerFacts(Map.of("tenure", 12.0, "other", 1.0), Map.of("plan", "pro"), null);

    assertThat(facts.row(Sample.SCHEMA)).containsExactly(12, 1);
  }

  @Test
  void hasNoValueForWhatIsMissingOrNotInTheVocabulary() {
    CustomerFacts facts = new CustomerFacts(Map.of(), Map.of("plan", "enterprise"), null);

    assertThat(facts.row(Sample.SCHEMA)).containsExactly(Double.NaN, Double.NaN);
  }

  @Test
  void refusesANameThatIsBothANumberAndACategory() {
    assertThatIllegalArgumentException().isThrownBy(
        () -> new CustomerFacts(Map.of("plan", 1.0), Map.of("plan", "pro"), null)).withMessageContaining("plan");
    assertThatIllegalArgumentException().isThrownBy(
        () -> new CustomerFacts(Map.of("tenure", Double.NaN), Map.of(), null)).withMessageContaining("tenure");
  }

  @Test
  void keepsACopyInTheOrderOfNames() {
    Map<String, Double> numbers = new HashMap<>(Map.of("b", 2.0, "a", 1.0, "c", -0.0));
    CustomerFacts facts = new CustomerFacts(numbers, Map.of("plan", "pro"), null);
    numbers.clear();

    assertThat(facts.numbers()).isEqualTo(Map.of("a", 1.0, "b", 2.0, "c", 0.0)).hasSameHashCodeAs(
        Map.of("a", 1.0, "b", 2.0, "c", 0.0));
    assertThat(facts.numbers().keySet()).containsExactly("a", "b", "c");
    assertThat(facts.numbers().get("d")).isNull();
    assertThat(facts.numbers().containsKey("b")).isTrue();
    assertThat(facts.numbers()).isNotEqualTo(Map.of("a", 1.0, "b", 2.0, "d", 0.0));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> facts.categories().put("plan", "basic"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> facts.categories().entrySet().iterator().next().setValue("basic"));
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> facts.categories().clear());
  }

  @Test
  void showsNothingOfTheCustomer() {
    assertThat(new CustomerFacts(Map.of("salary", 98_765.0), Map.of("city", "Ulm"), null).toString())
        .doesNotContain("98765", "Ulm");
  }

  @Test
  void keepsTheOrderOfScoresWhereAClockIsSetBack() {
    Instant earlier = Sample.NOON.minusSeconds(60);
    ScoreMark second = ScoreMark.first(Sample.NOON).next(earlier);

    assertThat(second).isEqualTo(new ScoreMark(2, 1, Sample.NOON));
    assertThat(second.next(Sample.NOON.plusSeconds(1)).changed())
        .isEqualTo(new ScoreMark(3, 2, Sample.NOON.plusSeconds(1)));
  }
}
