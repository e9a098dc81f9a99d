package io.crmkit.benchmarks.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.ir.FeatureKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KnownTest {

  private final Known known = Known.madeUp(200);
  private final double[][] matrix = known.matrix();

  @Test
  void hasAColumnForEachNumberAndEachWord() {
    assertThat(known.width()).isEqualTo(3 + 16 * 3);
    assertThat(matrix).hasDimensions(200, known.width());
  }

  @Test
  void keepsNumbersAndTheirGaps() {
    for (int row = 0; row < matrix.length; row++) {
      for (int i = 0; i < 3; i++) {
        assertThat(Double.compare(matrix[row][i], known.set().rows().column(i)[row])).isZero();
      }
    }
    assertThat(Arrays.stream(matrix).filter(row -> Double.isNaN(row[2]))).isNotEmpty();
  }

  @Test
  void marksTheOneWordOfEachCategory() {
    for (int row = 0; row < matrix.length; row++) {
      for (int i = 3; i < known.set().schema().size(); i++) {
        assertThat(known.set().schema().feature(i).kind()).isEqualTo(FeatureKind.CATEGORY);
        double[] words = Arrays.copyOfRange(matrix[row], 3 + (i - 3) * 3, 3 + (i - 2) * 3);
        double[] expected = new double[3];
        expected[(int) known.set().rows().column(i)[row]] = 1;
        assertThat(words).isEqualTo(expected);
      }
    }
  }

  @Test
  void hasLabelsOfBothKinds() {
    float[] labels = known.labels();

    assertThat(labels).hasSize(200).contains(0, 1);
    assertThat(known.floats()).hasSize(known.numbers().length).hasSize(200 * known.width());
  }
}
