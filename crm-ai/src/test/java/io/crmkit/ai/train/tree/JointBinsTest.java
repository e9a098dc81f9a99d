package io.crmkit.ai.train.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.train.Made;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JointBinsTest {

  private static final BinnedRows ROWS = BinnedRows.of(Made.surveyed(500, 3));
  private static final List<JointBins> JOINTS = JointBins.of(ROWS);

  @Test
  void haveEachFeatureOnce() {
    assertThat(JOINTS.stream().flatMapToInt(joint -> IntStream.of(joint.features())).boxed())
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, ROWS.features()).boxed().toList());
    assertThat(JOINTS).as("a fine number alone, eleven features in a few columns").hasSizeBetween(2, 6);
  }

  @Test
  void areTakenApartToTheSumsOfEachFeature() {
    SplittableRandom random = new SplittableRandom(4);
    long[] packed = random.longs(ROWS.rows, -1_000_000, 1_000_000).toArray();
    long[] together = new long[ROWS.allBins()];
    for (JointBins joint : JOINTS) {
      long[] table = new long[JointBins.MOST];
      IntStream.range(0, ROWS.rows).forEach(row -> table[joint.codes()[row] & 0xff] += packed[row]);
      joint.takeApart(table, together);
    }

    long[] alone = new long[ROWS.allBins()];
    for (int feature = 0; feature < ROWS.features(); feature++) {
      for (int row = 0; row < ROWS.rows; row++) {
        alone[ROWS.starts[feature] + (ROWS.bins[feature][row] & 0xff)] += packed[row];
      }
    }
    assertThat(together).isEqualTo(alone);
  }

  @Test
  void payForManyCasesOnly() {
    JointBins joint = JOINTS.stream().filter(each -> each.features().length > 2).findFirst().orElseThrow();

    assertThat(joint.pays(5_000)).isTrue();
    assertThat(joint.pays(5)).isFalse();
    assertThat(JointBins.of(BinnedRows.of(Made.customers(500, 3)))).as("one feature each").hasSize(3)
        .noneMatch(single -> single.pays(1_000_000));
  }
}
