package io.crmkit.ai.explain;

import io.crmkit.ai.explain.Sum.WeightedTree;
import io.crmkit.ai.ir.Branch;
import io.crmkit.ai.ir.CaseBlock;
import io.crmkit.ai.ir.SlotCodes;
import java.util.Arrays;

/**
 * A branch of a tree as tables: the outcomes of its splits are the index of what each of its slots adds. A tree of
 * depth 4 has two, of 256 numbers for each slot of a half.
 */
final class BranchAttribution implements Attribution {

  private final Branch.Outcomes outcomes;
  private final int[] indices;
  private final double[][] tables;

  private BranchAttribution(Branch.Outcomes outcomes, int[] indices, double[][] tables) {
    this.outcomes = outcomes;
    this.indices = indices;
    this.tables = tables;
  }

  static BranchAttribution of(WeightedTree tree, Branch branch, SlotCodes codes, SlotIndex index) {
    int[] slots = branch.splits().stream().mapToInt(split -> tree.tree().slot(split)).distinct().toArray();
    double[][] tables = new double[slots.length][branch.outcomes()];
    for (Branch.Leaf leaf : branch.leaves()) {
      LeafGame game = new LeafGame(tree.weight(), tree.tree(), branch, leaf);
      for (int player = 0; player < game.slots().size(); player++) {
        int slot = game.slots().get(player);
        int table = 0;
        while (slots[table] != slot) {
          table++;
        }
        fill(game, player, leaf.mask(), tables[table]);
      }
    }
    int[] indices = new int[slots.length];
    for (int i = 0; i < slots.length; i++) {
      indices[i] = index.of(slots[i]);
    }
    return new BranchAttribution(branch.outcomes(tree.tree(), codes), indices, tables);
  }

  /** Adds the amount for each outcome on the way of the leaf wherever it occurs, whatever the other splits say. */
  private static void fill(LeafGame game, int player, int mask, double[] table) {
    int others = table.length - 1 & ~mask;
    int way = 0;
    do {
      double amount = game.amount(player, way);
      int other = 0;
      do {
        table[way | other] += amount;
        other = other - others & others;
      } while (other != 0);
      way = way - mask & mask;
    } while (way != 0);
  }

  @Override
  public void add(CaseBlock block, double[][] amounts) {
    int[] scratch = block.scratch();
    outcomes.write(block, scratch);
    for (int i = 0; i < tables.length; i++) {
      add(tables[i], scratch, amounts[indices[i]], block.rows());
    }
  }

  private static void add(double[] table, int[] outcomes, double[] into, int rows) {
    for (int row = 0; row < rows; row++) {
      into[row] += table[outcomes[row]];
    }
  }

  @Override
  public long numbers() {
    return Arrays.stream(tables).mapToLong(table -> table.length).sum();
  }

  @Override
  public Attribution forAnotherThread() {
    return this;
  }
}
