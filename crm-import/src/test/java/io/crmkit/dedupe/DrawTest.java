package io.crmkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is learned from does not grow with what there is. */
class DrawTest {

  private static final int MOST = 20_000;

  @ParameterizedTest
  @ValueSource(ints = {20_001, 100_000, 2_000_000})
  void drawsNoMoreThanAboutSoManyHoweverManyThereAreWhichStandForAll(int size) {
    Draw draw = Draw.of(size, MOST);
    long drawn = LongStream.range(0, size).filter(draw::has).count();

    assertThat(drawn).isLessThan(MOST + MOST / 20);
    assertThat((double) drawn * draw.every()).isCloseTo(size, Percentage.withPercentage(5));
  }

  @Test
  void drawsAllIfTheyAreFew() {
    assertThat(LongStream.range(0, MOST).allMatch(Draw.of(MOST, MOST)::has)).isTrue();
    assertThat(Draw.of(0, MOST)).isEqualTo(new Draw(1));
  }
}
