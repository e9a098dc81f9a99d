package io.crmkit.ai.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.ai.ir.Tree.Side;
import org.junit.jupiter.api.Test;

class TreeTest {

  private static Tree stump(Side missing) {
    Tree.Builder tree = new Tree.Builder();
    int root = tree.split(1, 2.5, missing, 10);
    tree.children(root, tree.leaf(-1, 4), tree.leaf(3, 6));
    return tree.build();
  }

  @Test
  void sendsWhatIsAtTheThresholdToTheLeft() {
    assertThat(stump(Side.LEFT).value(new double[] {9, 2.5})).isEqualTo(-1);
    assertThat(stump(Side.LEFT).value(new double[] {9, 2.500001})).isEqualTo(3);
  }

  @Test
  void sendsWhatIsMissingWhereTheSplitSays() {
    assertThat(stump(Side.LEFT).value(new double[] {0, Double.NaN})).isEqualTo(-1);
    assertThat(stump(Side.RIGHT).value(new double[] {0, Double.NaN})).isEqualTo(3);
  }

  @Test
  void sendsCategoriesOfTheSetToTheLeftAndUnknownOnesWhereTheSplitSays() {
    Tree.Builder builder = new Tree.Builder();
    int root = builder.splitByCategory(0, 1L << 63 | 0b100, Side.RIGHT, 2);
    builder.children(root, builder.leaf(1, 1), builder.leaf(2, 1));
    Tree tree = builder.build();

    assertThat(tree.value(new double[] {2})).isEqualTo(1);
    assertThat(tree.value(new double[] {63})).isEqualTo(1);
    assertThat(tree.value(new double[] {1})).isEqualTo(2);
    assertThat(tree.value(new double[] {64})).isEqualTo(2);
    assertThat(tree.value(new double[] {66})).isEqualTo(2);
    assertThat(tree.value(new double[] {-1})).isEqualTo(2);
    assertThat(tree.value(new double[] {Double.NaN})).isEqualTo(2);
  }

  @Test
  void tellsItsMeanByCovers() {
    assertThat(stump(Side.LEFT).mean()).isEqualTo(1.4);
  }

  @Test
  void tellsItsDepth() {
    assertThat(Tree.leaf(1, 1).depth()).isZero();
    assertThat(stump(Side.LEFT).depth()).isOne();
  }

  @Test
  void refusesASplitWithoutChildren() {
    Tree.Builder tree = new Tree.Builder();
    tree.split(0, 1, Side.LEFT, 1);
    assertThatIllegalArgumentException().isThrownBy(tree::build).withMessageContaining("node 0");
  }

  @Test
  void refusesANodeThatTwoSplitsLeadTo() {
    Tree.Builder tree = new Tree.Builder();
    int root = tree.split(0, 1, Side.LEFT, 1);
    int second = tree.split(0, 0, Side.LEFT, 1);
    int shared = tree.leaf(0, 1);
    tree.children(root, second, shared);
    tree.children(second, shared, tree.leaf(1, 1));
    assertThatIllegalArgumentException().isThrownBy(tree::build).withMessageContaining("2 parents");
  }

  @Test
  void refusesAWayBack() {
    Tree.Builder tree = new Tree.Builder();
    int root = tree.split(0, 1, Side.LEFT, 1);
    int leaf = tree.leaf(0, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> tree.children(root, root, leaf));
  }

  @Test
  void refusesNumbersThatAreNone() {
    Tree.Builder tree = new Tree.Builder();
    assertThatIllegalArgumentException().isThrownBy(() -> tree.leaf(Double.NaN, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> tree.leaf(1, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> tree.split(0, Double.POSITIVE_INFINITY, Side.LEFT, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> tree.split(-1, 0, Side.LEFT, 1));
  }
}
