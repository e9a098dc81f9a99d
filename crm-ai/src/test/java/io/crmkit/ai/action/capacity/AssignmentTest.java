package io.crmkit.ai.action.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** The first gains most and would be called, but gives way to the second. */
  @Test
  void movesCustomersFromPoolToPoolUntilNoMoveGains() {
    List<Option> either = List.of(new Option(100, List.of(1L, 0L)), new Option(99, List.of(0L, 3L)));
    List<Option> call = List.of(new Option(90, List.of(1L, 0L)));
    List<Option> visit = List.of(new Option(10, List.of(0L, 3L)));

    assertThat(Assignment.of(List.of(either, call, visit), List.of(1L, 5L)))
        .isEqualTo(new Assignment(List.of(1, 0, Assignment.NOTHING), 189, 189));
  }

  @Test
  void isExactForSlotsOfSeveralPools() {
    Assignment assignment = Assignment.of(crowd(5_000, 1), List.of(300L, 500L, 700L));
    assertThat(assignment.gap()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 20_000})
  void losesLittleAmongManyCustomersAndSeveralPools(int customers) {
    List<Long> capacities = Stream.of(3L, 5L, 7L).map(part -> part * customers / 20).toList();
    Assignment assignment = Assignment.of(crowd(customers, 9), capacities);

    assertThat(assignment.gap()).isPositive().isLessThan(assignment.worth() / 500);
    assertThat(Assignment.of(crowd(customers, 9), capacities)).isEqualTo(assignment);
  }

  /** Pools whose units are of another size, such as money beside hours, are not overlooked. */
  @Test
  void losesLittleWhereUnitsAreOfAnotherSize() {
    SplittableRandom random = new SplittableRandom(8);
    List<List<Option>> customers = IntStream.range(0, 20_000).mapToObj(customer -> IntStream.range(0, 6)
        .mapToObj(option -> new Option(random.nextLong(100, 10_000),
            List.of(option % 2L, random.nextLong(1, 9), random.nextLong(1_000, 90_000)))).toList()).toList();

    Assignment assignment = Assignment.of(customers, List.of(4_000L, 30_000L, 500_000_000L));
    assertThat(assignment.gap()).isLessThan(assignment.worth() / 500);
  }

  private static List<List<Option>> crowd(int customers, int units) {
    SplittableRandom random = new SplittableRandom(7);
    return IntStream.range(0, customers).mapToObj(customer -> IntStream.range(0, 3)
        .mapToObj(option -> new Option(random.nextLong(100, 10_000), List.of(option == 0 ? 1L : 0L,
            option == 1 ? 3L : 0L, option == 2 ? random.nextLong(1, units + 1) : 0L))).toList()).toList();
  }

  @Test
  void refusesSumsThatNoLongHolds() {
    List<Option> huge = List.of(new Option(Long.MAX_VALUE / 2, List.of(1L)));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Assignment.of(List.of(huge, huge, huge), List.of(1L)));
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Assignment.of(List.of(
        List.of(new Option(1L << 58, List.of(1L, 1L))), List.of(new Option(1L, List.of(1L << 40, 1L)))),
        List.of(1L << 40, 1L)));
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Option(1, List.of(-1L)));
    assertThatIllegalArgumentException().isThrownBy(() -> Assignment.of(List.of(), List.of(-1L)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Assignment.of(List.of(List.of(new Option(1, List.of(1L)))), List.of(1L, 2L)));
  }
}
