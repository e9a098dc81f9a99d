package io.crmkit.approvals.model.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlateTest {

  @Test
  void numbersItsSeatsInOrder() {
    Slate slate = Slate.builder().seat("legal").seat(3, List.of("board", "legal")).seat().chair(1).build();

    assertThat(slate.size()).isEqualTo(3);
    assertThat(slate.seatsOf("legal")).containsExactly(0, 1);
    assertThat(slate.seatsOf("board")).containsExactly(1);
    assertThat(slate.seatsOf(Slate.EVERYONE)).containsExactly(0, 1, 2);
    assertThat(slate.weight(1)).isEqualTo(3);
    assertThat(slate.chair()).hasValue(1);
  }

  @Test
  void keepsAGroupWithoutSeats() {
    assertThat(Slate.builder().group("board").seat().build().groups()).containsExactly("approvers", "board");
  }

  @Test
  void countsAGroupNamedTwiceOnce() {
    assertThat(Slate.builder().seat("legal", "legal").build().seatsOf("legal")).containsExactly(0);
  }

  @Test
  void equalsASlateOfTheSameSeats() {
    Slate slate = Slate.builder().seat("legal").build();

    assertThat(slate).isEqualTo(Slate.builder().seat("legal").build())
        .hasSameHashCodeAs(Slate.builder().seat("legal").build())
        .isNotEqualTo(Slate.builder().seat("board").build())
        .isNotEqualTo(Slate.builder().seat(2, List.of("legal")).build())
        .isNotEqualTo(Slate.builder().seat("legal").chair(0).build())
        .hasToString("Slate[weights=[1], groups={approvers=[0], legal=[0]}, chair=OptionalInt.empty]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Legal", "1st", "legal team", "and", "or", "of", "approvers"})
  void refusesAName(String group) {
    assertThatIllegalArgumentException().isThrownBy(() -> Slate.builder().seat(group));
  }

  @Test
  void refusesAWeightBelowOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> Slate.builder().seat(0, List.of()))
        .withMessage("weight must be 1 to 1000000 but was 0");
  }

  @Test
  void refusesAChairWithoutASeat() {
    assertThatIllegalArgumentException().isThrownBy(() -> Slate.builder().seat().chair(1).build())
        .withMessage("chair 1 is not one of 1 seats");
  }

  @Test
  void refusesTooManySeats() {
    assertThatIllegalArgumentException().isThrownBy(() -> Slate.of(Slate.MAX_SEATS + 1));
  }
}
