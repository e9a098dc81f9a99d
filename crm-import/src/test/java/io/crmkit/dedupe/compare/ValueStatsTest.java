package io.crmkit.dedupe.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.measure.Texts;
import io.crmkit.dedupe.model.ValueCounts;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValueStatsTest {

  private static final int ALL = 1_000_000;
  private static final int OTHERS = 3;

  private static String value(int place) {
    return "value " + place;
  }

  private static long rows(int place) {
    return 10 + 7L * place;
  }

  @Test
  void findsEachOfManyAndTakesWhatIsNotThereForAsFrequentAsTheOthers() {
    Map<String, Long> frequent = IntStream.range(0, ValueCounts.MOST).boxed()
        .collect(Collectors.toMap(i -> HexFormat.of().toHexDigits(Mixing.of(value(i))), ValueStatsTest::rows));
    ValueStats stats = ValueStats.of(new ValueCounts(ALL, frequent, OTHERS));

    for (int i = 0; i < 2 * ValueCounts.MOST; i++) {
      long rows = i < ValueCounts.MOST ? rows(i) : OTHERS;
      assertThat(stats.rows(value(i))).isEqualTo(rows);
      assertThat(stats.level(Texts.of(List.of(value(i))), 0)).isEqualTo(ValueStats.level(rows, ALL));
      assertThat(stats.worth(Mixing.of(value(i)))).isEqualTo(StrictMath.log(1 + (double) ALL / rows));
    }
  }

  @Test
  void findsTheFirstAndTheLastHashThatThereCanBe() {
    ValueStats stats = ValueStats.of(new ValueCounts(
        ALL, Map.of("8000000000000000", 50L, "7fffffffffffffff", 60L, "ffffffffffffffff", 70L, "0000000000000000", 80L),
        OTHERS));

    assertThat(List.of(Long.MIN_VALUE, Long.MAX_VALUE, -1L, 0L, 1L)).extracting(stats::worth).containsExactly(
        ValueStats.worth(50, ALL), ValueStats.worth(60, ALL), ValueStats.worth(70, ALL), ValueStats.worth(80, ALL),
        ValueStats.worth(OTHERS, ALL));
  }

  @Test
  void knowsOfNoneThatNothingIsFrequent() {
    ValueStats stats = ValueStats.of(new ValueCounts(ALL, Map.of(), OTHERS));

    assertThat(stats.rows("any")).isEqualTo(OTHERS);
  }
}
