package io.crmkit.ai.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import io.crmkit.ai.ir.Predictor.TreeEnsemble;
import io.crmkit.ai.ir.Tree.Side;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScorerTest {

  private static final FeatureSchema SCHEMA = new FeatureSchema(List.of(
      Feature.number("tenure"), Feature.category("contract", List.of("month", "year"))));

  private static ModelIr model() {
    ModelIr.Builder model = ModelIr.builder(Task.BINARY, SCHEMA);
    int filled = model.derive(new Derivation.Fill(0, 12));
    Tree.Builder tree = new Tree.Builder();
    int root = tree.splitByCategory(1, 1, Side.RIGHT, 10);
    int young = tree.split(filled, 12, Side.LEFT, 6);
    tree.children(root, young, tree.leaf(-0.5, 4));
    tree.children(young, tree.leaf(0.75, 2), tree.leaf(0.25, 4));
    return model.predictor(new TreeEnsemble(-1, Collections.nCopies(40, tree.build()))).build();
  }

  private static double[] row(int i) {
    return new double[] {i % 7 == 0 ? Double.NaN : i % 25, i % 3 == 0 ? 1 : 0};
  }

  private static ColumnBatch batch(int rows) {
    double[][] columns = new double[2][rows];
    for (int i = 0; i < rows; i++) {
      columns[0][i] = row(i)[0];
      columns[1][i] = row(i)[1];
    }
    return ColumnBatch.of(columns);
  }

  @Test
  void saysTheSameBeforeAndAfterItMadeTables() {
    Scorer scorer = Scorer.of(model());
    for (int i = 0; i < 3 * Scorer.MANY; i++) {
      assertThat(scorer.margin(row(i))).isEqualTo(Scorer.of(model()).margin(row(i)));
    }
  }

  @Test
  void saysTheSameOfManyCasesAsOfEachAlone() {
    int rows = 2 * CaseBlock.ROWS + 100;
    double[] margins = new double[rows - 3];
    Scorer.of(model()).margins(batch(rows), 3, rows, margins);
    for (int i = 0; i < margins.length; i++) {
      assertThat(margins[i]).isEqualTo(Scorer.of(model()).margin(row(i + 3)));
    }
  }

  @Test
  void walksTreesThatAreTooDeepForTables() {
    Tree.Builder tree = new Tree.Builder();
    int split = tree.split(0, 0, Side.LEFT, 30);
    for (int i = 1; i <= 30; i++) {
      int leaf = tree.leaf(i, 1);
      int next = i == 30 ? tree.leaf(-1, 1) : tree.split(i % 2 == 0 ? 0 : 1, i, Side.LEFT, 30 - i);
      tree.children(split, leaf, next);
      split = next;
    }
    FeatureSchema numbers = new FeatureSchema(List.of(Feature.number("a"), Feature.number("b")));
    ModelIr model = ModelIr.of(Task.REGRESSION, numbers, new TreeEnsemble(0, List.of(tree.build())));
    double[] column = new double[Scorer.MANY];
    for (int i = 0; i < column.length; i++) {
      column[i] = i % 40;
    }
    double[] margins = new double[column.length];
    Scorer scorer = Scorer.of(model);
    scorer.margins(ColumnBatch.of(column, column), 0, column.length, margins);
    for (int i = 0; i < column.length; i++) {
      double[] row = {column[i], column[i]};
      assertThat(margins[i]).isEqualTo(model.predictor().margin(row)).isEqualTo(scorer.margin(row));
    }
  }

  @Test
  void allocatesNothing() {
    Scorer scorer = Scorer.of(model());
    double[] row = row(1);
    scored(scorer, row, 20_000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    scored(scorer, row, 10_000);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).as("bytes for 10,000 scores").isLessThan(10_000);
  }

  private static double scored(Scorer scorer, double[] row, int times) {
    double sum = 0;
    for (int i = 0; i < times; i++) {
      sum += scorer.probability(row);
    }
    return sum;
  }

  @Test
  void refusesBatchesOfAnotherWidth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scorer.of(model()).margins(ColumnBatch.of(new double[1]), 0, 1, new double[1]))
        .withMessage("a batch has 1 columns, not 2");
  }
}
