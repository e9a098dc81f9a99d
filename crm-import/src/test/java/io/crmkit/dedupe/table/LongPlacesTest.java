package io.crmkit.dedupe.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LongPlacesTest {

  private final LongPlaces places = new LongPlaces();

  @Test
  void givesEachDifferentNumberThePlaceInWhichItCameFirst() {
    int[] given = LongStream.of(7, 0, 7, -1, 0, Long.MIN_VALUE).mapToInt(places::add).toArray();

    assertThat(given).containsExactly(0, 1, 0, 2, 1, 3);
    assertThat(places.numbers()).containsExactly(7, 0, -1, Long.MIN_VALUE);
    assertThat(places.find(-1)).isEqualTo(2);
    assertThat(places.find(8)).isEqualTo(-1);
  }

  @Test
  void keepsPlacesAsItGrows() {
    long[] numbers = LongStream.range(0, 5_000).map(i -> i << 40).toArray();
    LongStream.of(numbers).forEach(places::add);

    assertThat(places.size()).isEqualTo(5_000);
    assertThat(places.numbers()).isEqualTo(numbers);
    assertThat(places.find(numbers[4_711])).isEqualTo(4_711);
    assertThat(LongStream.range(0, 5_000).map(i -> places.find((i << 40) + 1))).containsOnly(-1L);
  }
}
