package io.crmkit.ai.ir;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.ir.Tree.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class BranchTest {

  private static Tree complete(int depth) {
    Tree.Builder tree = new Tree.Builder();
    grow(tree, depth);
    return tree.build();
  }

  private static int grow(Tree.Builder tree, int depth) {
    if (depth == 0) {
      return tree.leaf(1, 1);
    }
    int split = tree.split(depth, 0, Side.LEFT, 1 << depth);
    int left = grow(tree, depth - 1);
    tree.children(split, left, grow(tree, depth - 1));
    return split;
  }

  @Test
  void aTreeOfDepthThreeIsOne() {
    assertThat(Branch.of(complete(3))).singleElement().satisfies(branch -> assertThat(branch.outcomes()).isEqualTo(128));
  }

  @Test
  void aTreeOfDepthFourIsTwoHalvesThatBothAskItsRoot() {
    List<Branch> halves = Branch.of(complete(4));

    assertThat(halves).hasSize(2).allSatisfy(half -> {
      assertThat(half.splits()).hasSize(8).startsWith(0);
      assertThat(half.leaves()).hasSize(8);
    });
  }

  @Test
  void everyLeafIsInOneBranchAndEveryOutcomeReachesAtMostOneLeafOfIt() {
    Tree tree = complete(6);
    List<Branch> branches = Branch.of(tree);

    assertThat(branches.stream().flatMap(branch -> branch.leaves().stream()).map(Branch.Leaf::node))
        .doesNotHaveDuplicates().hasSize(64);
    assertThat(branches).allSatisfy(branch -> {
      for (int outcomes = 0; outcomes < branch.outcomes(); outcomes++) {
        int fixed = outcomes;
        assertThat(branch.leaves().stream().filter(leaf -> leaf.isReached(fixed)).count()).isLessThanOrEqualTo(1);
      }
    });
  }

  @Test
  void aTreeThatIsTooDeepHasNone() {
    assertThat(Branch.of(complete(8))).hasSize(128);
    assertThat(Branch.of(complete(9))).isEmpty();
  }

  @Test
  void aLeafAloneIsABranchWithoutSplits() {
    assertThat(Branch.of(Tree.leaf(2, 1))).singleElement()
        .satisfies(branch -> assertThat(branch.outcomes()).isEqualTo(1));
  }
}
