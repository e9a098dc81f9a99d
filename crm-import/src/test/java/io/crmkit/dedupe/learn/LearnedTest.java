package io.crmkit.dedupe.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.compare.Levels;
import io.crmkit.dedupe.model.Relation;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of two that were learned is kept. */
class LearnedTest {

  private static final Relation RELATION = new Relation(-9, List.of(Collections.nCopies(Levels.COUNT, 0.0)));

  private static Learned learned(double likelihood, double doubt, int relations, double best) {
    double[][] weights = new double[1][Levels.COUNT];
    weights[0][Levels.COUNT - 1] = best + 10;
    return new Learned(weights, -10, Collections.nCopies(relations, RELATION), 500, doubt, likelihood, List.of());
  }

  private static void assertBetter(Learned better, Learned other) {
    assertThat(better.isBetterThan(other)).isTrue();
    assertThat(other.isBetterThan(better)).isFalse();
  }

  @Test
  void isTheLikelierOne() {
    assertBetter(learned(-1000, 0.05, 1, 3), learned(-1200, 0.01, 1, 3));
    assertBetter(learned(-1000, 0.05, 2, 3), learned(-1003, 0.01, 1, 3));
  }

  @Test
  void isTheClearerOneOfTwoThatAreAboutAsLikely() {
    assertBetter(learned(-1050, 0.01, 1, 3), learned(-1000, 0.05, 1, 3));
  }

  @Test
  void isNotOneOfWhoseMatchesFarMoreCouldAsWellBeNone() {
    assertBetter(learned(-1200, 0.05, 2, 3), learned(-1000, 0.2, 1, 3));
  }

  @Test
  void isNoneByWhichNothingCouldMatch() {
    assertBetter(learned(-2000, 0.3, 1, 3), learned(-1000, 0.01, 1, -1));
  }
}
