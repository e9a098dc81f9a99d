package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.forecast.coherence.Coherence;
import io.crmkit.forecast.rollup.Tree;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds of reconciled forecasts over any tree; the reference solves the equations of the paper. */
class CoherencePropertiesTest {

  private static final double TOLERANCE = 1e-9;

  @Property
  void reconciledForecastsAddUp(@ForAll("trees") Tree tree, @ForAll long seed) {
    Coherence coherence = new Coherence(tree);
    double[] forecasts = numbers(tree, seed, -50, 100);
    double[] weights = numbers(tree, seed + 1, 0, 10);
    double[] variances = numbers(tree, seed + 2, 0.01, 10);

    for (double[] each : List.of(coherence.bottomUp(forecasts), coherence.topDown(forecasts, weights),
        coherence.minTrace(forecasts, variances), coherence.minTrace(forecasts, coherence.equalVariances()),
        coherence.minTrace(forecasts, coherence.structuralVariances()))) {
      assertThat(coherence.isCoherent(each, TOLERANCE)).isTrue();
    }
    boolean isCoherent = coherence.isCoherent(forecasts, TOLERANCE);
    Statistics.collect(isCoherent ? "coherent" : "incoherent", tree.levels() > 2 ? "deep" : "shallow");
    Statistics.coverage(seen -> seen.check("incoherent", "deep").percentage(share -> share > 20));
  }

  @Property
  void coherentForecastsStayAsTheyAre(@ForAll("trees") Tree tree, @ForAll long seed) {
    Coherence coherence = new Coherence(tree);
    double[] coherent = coherence.bottomUp(numbers(tree, seed, 0, 100));
    double[] variances = numbers(tree, seed + 2, 0.01, 10);

    assertThat(coherence.bottomUp(coherent)).isEqualTo(coherent);
    assertThat(coherence.topDown(coherent)).containsExactly(coherent, within(1e-9));
    assertThat(coherence.minTrace(coherent, variances)).containsExactly(coherent, within(1e-9));
  }

  /** S (Sᵀ W⁻¹ S)⁻¹ Sᵀ W⁻¹ ŷ, with S the matrix that sums leaves up and W that of the variances. */
  @Property
  void minimumTraceIsThatOfThePaper(@ForAll("trees") Tree tree, @ForAll long seed) {
    double[] forecasts = numbers(tree, seed, -50, 100);
    double[] variances = numbers(tree, seed + 2, 0.1, 10);

    assertThat(new Coherence(tree).minTrace(forecasts, variances))
        .containsExactly(solved(tree, forecasts, variances), within(1e-7));
  }

  @Property
  void rootsKeepTheirForecastsFromTheTopDown(@ForAll("trees") Tree tree, @ForAll long seed) {
    double[] forecasts = numbers(tree, seed, -50, 100);
    double[] spread = new Coherence(tree).topDown(forecasts, numbers(tree, seed + 1, 0, 10));

    for (int node = 0; node < tree.size(); node++) {
      if (tree.parent(node) == Tree.NONE) {
        assertThat(spread[node]).isCloseTo(forecasts[node], within(1e-9));
      }
    }
  }

  private static double[] solved(Tree tree, double[] forecasts, double[] variances) {
    int[] leaves = IntStream.range(0, tree.size()).filter(tree::isLeaf).toArray();
    int count = leaves.length;
    double[][] system = new double[count][count + 1];
    for (int node = 0; node < tree.size(); node++) {
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < count && isWithin(tree, leaves[i], node); j++) {
          system[i][j] += isWithin(tree, leaves[j], node) ? 1 / variances[node] : 0;
        }
        system[i][count] += isWithin(tree, leaves[i], node) ? forecasts[node] / variances[node] : 0;
      }
    }
    eliminate(system);
    double[] solved = new double[tree.size()];
    for (int node = 0; node < tree.size(); node++) {
      for (int i = 0; i < count; i++) {
        solved[node] += isWithin(tree, leaves[i], node) ? system[i][count] / system[i][i] : 0;
      }
    }
    return solved;
  }

  // the matrix is positive definite, so no pivot is zero
  private static void eliminate(double[][] system) {
    int count = system.length;
    for (int pivot = 0; pivot < count; pivot++) {
      for (int row = 0; row < count; row++) {
        double factor = row == pivot ? 0 : system[row][pivot] / system[pivot][pivot];
        for (int column = 0; column <= count; column++) {
          system[row][column] -= factor * system[pivot][column];
        }
      }
    }
  }

  private static boolean isWithin(Tree tree, int node, int ancestor) {
    return node >= ancestor && node < tree.end(ancestor);
  }

  private static double[] numbers(Tree tree, long seed, double from, double to) {
    double[] numbers = new Random(seed).doubles(tree.size(), from, to).toArray();
    return Arrays.stream(numbers).map(number -> Math.rint(number * 100) / 100 + (from > 0 ? from : 0)).toArray();
  }

  @Provide
  Arbitrary<Tree> trees() {
    return Arbitraries.integers().between(0, 100).list().ofMinSize(1).ofMaxSize(9).map(choices -> {
      Map<String, String> parents = new HashMap<>();
      for (int i = 0; i < choices.size(); i++) {
        parents.put("n" + (i + 1), "n" + choices.get(i) % (i + 1));
      }
      return Tree.of(parents).orElseThrow();
    });
  }
}
