package io.crmkit.dedupe.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.measure.Texts;
import io.crmkit.dedupe.model.BlockingKey;
import io.crmkit.dedupe.model.BlockingPlan;
import io.crmkit.dedupe.model.KeyPart;
import io.crmkit.dedupe.model.KeyTake;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanKeysTest {

  private static final List<String> NAMES = List.of("given", "surname", "city");
  private static final int[] MIXED_UP = {1, 0, -1};

  private static long[] keys(List<Integer> order, String... values) {
    List<KeyTake> takes = order.stream().map(place -> new KeyTake(NAMES.get(place), KeyPart.VALUE)).toList();
    BlockingPlan plan = new BlockingPlan(List.of(new BlockingKey(takes)), 50, List.of());
    return PlanKeys.of(plan, NAMES, MIXED_UP).of(Texts.of(List.of(values)));
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 2", "0, 2, 1", "1, 0, 2", "1, 2, 0", "2, 0, 1", "2, 1, 0"})
  void areTheSameInWhateverOrderTheThreePartsStand(int first, int second, int third) {
    List<Integer> order = List.of(first, second, third);

    assertThat(keys(order, "anna", "ott", "ulm")).hasSize(1).isEqualTo(keys(List.of(0, 1, 2), "anna", "ott", "ulm"));
    assertThat(keys(order, "ott", "anna", "ulm")).isEqualTo(keys(order, "anna", "ott", "ulm"));
    assertThat(keys(order, "anna", "ott", "kiel")).isNotEqualTo(keys(order, "anna", "ott", "ulm"));
  }

  @Test
  void areOthersForOtherPartsOfWhichTwoAreTheSame() {
    List<Integer> order = List.of(0, 1, 2);

    assertThat(keys(order, "anna", "anna", "ulm")).isNotEqualTo(keys(order, "ott", "ott", "ulm"));
  }
}
