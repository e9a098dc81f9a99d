package io.crmkit.dedupe.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.block.Candidates;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComponentTest {

  /** Chains of so many records each, one behind the other; pairs score 1 and 3 in turns. */
  private static Component chains(int chains, int length) {
    int[] members = new int[chains * length];
    long[] pairs = new long[chains * (length - 1)];
    double[] scores = new double[pairs.length];
    int size = 0;
    for (int i = 0; i < members.length; i++) {
      members[i] = 10 * i;
      if (i % length > 0) {
        scores[size] = i % length % 2 == 1 ? 3 : 1;
        pairs[size++] = Candidates.pair(i - 1, i);
      }
    }
    return new Component(members, pairs, scores);
  }

  @Test
  void handsEachPartItsOwnMembersAndPairsOnly() {
    List<Component> parts = chains(40, 5).parts(1);

    assertThat(parts).hasSize(40).allSatisfy(part -> {
      assertThat(part.size()).isEqualTo(5);
      assertThat(part.pairs()).isEqualTo(4);
    });
    assertThat(parts.get(7).member(0)).isEqualTo(350);
    assertThat(parts.get(7).one(3)).isEqualTo(3);
    assertThat(parts.get(7).other(3)).isEqualTo(4);
    assertThat(parts.get(7).score(3)).isEqualTo(1);
  }

  @Test
  void keepsWhatIsBelowTheScoreApartAndNamesRecordsAsBefore() {
    List<Component> parts = chains(1, 6).parts(1).get(0).parts(2);

    assertThat(parts).hasSize(3).allSatisfy(part -> assertThat(part.pairs()).isEqualTo(1));
    assertThat(parts.get(2).member(0)).isEqualTo(40);
    assertThat(parts.get(2).member(1)).isEqualTo(50);
    assertThat(parts.get(2).parts(4)).isEmpty();
  }

  @Test
  void costsWhatItHoldsHoweverManyLargePartsThereAre() {
    for (int chains : new int[] {10, 20, 40}) {
      long looked = 0;
      for (Component part : chains(chains, 400).parts(1)) {
        looked += part.size() + part.pairs();
      }
      assertThat(looked).isEqualTo(chains * (400L + 399));
    }
  }
}
