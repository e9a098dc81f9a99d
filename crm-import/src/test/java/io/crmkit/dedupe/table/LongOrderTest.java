package io.crmkit.dedupe.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LongOrderTest {

  private static int[] slow(long[] values) {
    return IntStream.range(0, values.length).boxed()
        .sorted(Comparator.comparing((Integer i) -> values[i], Long::compareUnsigned))
        .mapToInt(Integer::intValue).toArray();
  }

  @Test
  void isThatOfTheUnsignedValuesAndKeepsEqualOnesInTheirOwn() {
    Random random = new Random(7);
    for (int shift = 0; shift < 64; shift += 7) {
      int by = shift;
      long[] values = random.longs(500).map(value -> value >>> by).toArray();
      System.arraycopy(values, 0, values, 250, 50);
      long[] before = values.clone();

      assertThat(LongOrder.of(values)).isEqualTo(slow(values));
      assertThat(values).isEqualTo(before);
    }
  }

  @Test
  void sortsTheFirstOfManyValues() {
    Random random = new Random(8);
    for (int shift = 0; shift < 64; shift += 9) {
      int by = shift;
      long[] values = random.longs(500).map(value -> value >>> by).toArray();
      long[] expected = LongStream.concat(
          LongStream.of(values).limit(450).boxed().sorted(Long::compareUnsigned).mapToLong(Long::longValue),
          LongStream.of(values).skip(450)).toArray();

      LongOrder.sort(values, 450);

      assertThat(values).isEqualTo(expected);
    }
  }

  @Test
  void isAsItWasWhereAllAreEqualOrThereAreNone() {
    assertThat(LongOrder.of(new long[] {-1, -1, -1})).containsExactly(0, 1, 2);
    assertThat(LongOrder.of(new long[0])).isEmpty();
  }
}
