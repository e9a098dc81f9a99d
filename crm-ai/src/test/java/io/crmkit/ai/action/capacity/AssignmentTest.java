package io.crmkit.ai.action.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssignmentTest {

  @Test
  void goesToThoseWhoGainMostOverWhatNeedsNothing() {
    List<Option> rich = List.of(new Option(100, List.of(2L)), new Option(99, List.of(0L)));
    List<Option> poor = List.of(new Option(10, List.of(2L)));

    Assignment best = Assignment.of(List.of(rich, poor), List.of(3L));
    assertThat(best).isEqualTo(new Assignment(List.of(1, 0), 109, 109));
  }

  @Test
  void looksAtEveryUnitWhereNeedsDiffer() {
    Assignment best = Assignment.of(List.of(
        List.of(new Option(60, List.of(10L))), List.of(new Option(100, List.of(20L))),
        List.of(new Option(120, List.of(30L)), new Option(1, List.of(0L)))), List.of(50L));

    assertThat(best.worth()).isEqualTo(220);
    assertThat(best.gap()).isZero();
    assertThat(best.chosen()).containsExactly(Assignment.NOTHING, 0, 0);
  }

  @Test
  void nobodyGetsWhatIsWorthNothing() {
    assertThat(Assignment.of(List.of(List.of(new Option(0, List.of(1L)), new Option(-5, List.of(0L)))), List.of(9L)))
        .isEqualTo(new Assignment(List.of(Assignment.NOTHING), 0, 0));
    assertThat(Assignment.of(List.of(), List.of())).isEqualTo(new Assignment(List.of(), 0, 0));
  }

  @Test
  void losesLittleAmongManyCustomersAndSeveralPools() {
    SplittableRandom random = new SplittableRandom(7);
    List<List<Option>> customers = IntStream.range(0, 2_000).mapToObj(customer -> IntStream.range(0, 4)
        .mapToObj(option -> new Option(random.nextLong(100, 10_000),
            List.of(option == 0 ? 1L : 0L, option == 1 ? 3L : 0L, option == 2 ? random.nextLong(1, 9) : 0L)))
        .toList()).map(options -> options.subList(0, 3)).toList();

    Assignment assignment = Assignment.of(customers, List.of(300L, 500L, 700L));
    assertThat(assignment.gap()).isLessThan(assignment.worth() / 100);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Option(1, List.of(-1L)));
    assertThatIllegalArgumentException().isThrownBy(() -> Assignment.of(List.of(), List.of(-1L)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Assignment.of(List.of(List.of(new Option(1, List.of(1L)))), List.of(1L, 2L)));
  }
}
