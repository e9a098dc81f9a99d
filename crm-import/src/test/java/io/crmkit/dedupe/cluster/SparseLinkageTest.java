package io.crmkit.dedupe.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.block.Candidates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SparseLinkageTest {

  private static final int[] REPEATED = {Integer.MAX_VALUE, Integer.MAX_VALUE};

  private long weighed;

  /** Links records of which those pairs are known that pass; the others are weighed when that is needed. */
  private int[] link(int size, Known known, SparseLinkage.Weighing weights, int... most) {
    List<Long> pairs = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        if (known.isKnown(i, j)) {
          pairs.add(Candidates.pair(i, j));
        }
      }
    }
    long[] all = pairs.stream().mapToLong(Long::longValue).toArray();
    double[] scores =
        Arrays.stream(all).mapToDouble(pair -> weights.weight(Candidates.one(pair), Candidates.other(pair))).toArray();
    Component component = new Component(IntStream.range(0, size).toArray(), all, scores);
    int[] sources = IntStream.range(0, size).map(i -> most[0] == 1 || most[1] == 1 ? i % 2 : 0).toArray();
    int[] times = IntStream.generate(() -> 1).limit(size).toArray();
    return new SparseLinkage(component, times, sources, most, (one, other) -> {
      weighed++;
      return weights.weight(one, other);
    }).groups();
  }

  private interface Known {
    boolean isKnown(int one, int other);
  }

  private static int largest(int[] groups) {
    int[] sizes = new int[groups.length];
    Arrays.stream(groups).forEach(group -> sizes[group]++);
    return Arrays.stream(sizes).max().orElse(0);
  }

  @Test
  void keepsManyRecordsTogetherThatAreAllAlikeALittle() {
    assertThat(link(310, (one, other) -> true, (one, other) -> 5, REPEATED)).containsOnly(0);
    assertThat(link(1000, (one, other) -> other - one < 3, (one, other) -> 5, REPEATED)).containsOnly(0);
  }

  @Test
  void takesAChainApartWhoseEndsDiffer() {
    int[] groups = link(400, (one, other) -> other - one == 1, (one, other) -> other - one == 1 ? 12 : -12, REPEATED);

    assertThat(largest(groups)).isEqualTo(2);
  }

  @Test
  void takesTwoLargeGroupsApartThatAFewPairsHoldTogether() {
    int[] groups = link(800,
        (one, other) -> one % 2 == other % 2 && other - one < 20 || other - one == 1 && one % 40 == 0,
        (one, other) -> one % 2 == other % 2 ? 8 : other - one == 1 && one % 40 == 0 ? 4 : -8, REPEATED);

    assertThat(groups).containsOnly(0, 1);
    assertThat(IntStream.range(0, 800)).allMatch(place -> groups[place] == place % 2);
  }

  @Test
  void weighsABoundedNumberOfPairsForEachRecord() {
    link(2000, (one, other) -> other - one < 4, (one, other) -> 5, REPEATED);

    assertThat(weighed).isLessThan(2000L * 3 * SparseLinkage.WEIGHED);
  }

  @Test
  void joinsNoTwoRecordsOfASourceThatHasNothingTwice() {
    int[] groups = link(400, (one, other) -> other - one < 4, (one, other) -> 5, 1, 1);

    assertThat(largest(groups)).isEqualTo(2);
  }

  @Test
  void joinsNoThreeRecordsWhereNothingIsThereThrice() {
    int[] groups = link(400, (one, other) -> other - one < 4, (one, other) -> 5, 2, Integer.MAX_VALUE);

    assertThat(largest(groups)).isEqualTo(2);
    double[][] weights = {{0, 5, 9}, {5, 0, 7}, {9, 7, 0}};
    assertThat(new Linkage(weights, new int[] {1, 1, 1}, new int[3], new int[] {2, 2}).groups())
        .containsExactly(0, 1, 0);
  }

  @Test
  void findsWhatAllPairsSayWhereGroupsAreSmall() {
    Random random = new Random(7);
    for (int round = 0; round < 20; round++) {
      int size = 40;
      double[][] weights = new double[size][size];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < i; j++) {
          int alike = i % 5 == j % 5 ? 6 : -6;
          weights[i][j] = Math.max(-12, Math.min(12, alike + Math.rint(random.nextGaussian() * 4 * 1024) / 1024));
          weights[j][i] = weights[i][j];
        }
      }
      int[] sparse = link(size, (one, other) -> true, (one, other) -> weights[one][other], REPEATED);
      int[] times = IntStream.generate(() -> 1).limit(size).toArray();
      assertThat(sparse).isEqualTo(new Linkage(weights, times, new int[size], REPEATED).groups());
    }
  }
}
