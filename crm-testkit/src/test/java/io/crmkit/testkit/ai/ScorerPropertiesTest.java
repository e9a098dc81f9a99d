package io.crmkit.testkit.ai;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.TreeEnsemble;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.ir.Tree;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** That tables change nothing about scores, not even their last bit. */
class ScorerPropertiesTest {

  /** So many that a scorer makes tables, and that the last block is not full. */
  private static final int MANY = 700;

  @Property(tries = 300)
  void tablesSayWhatTreesSay(@ForAll("cases") Tuple.Tuple2<ModelIr, ColumnBatch> cases) {
    ModelIr model = cases.get1();
    ColumnBatch batch = repeated(cases.get2());
    double[] inBlocks = new double[MANY];
    Scorer scorer = Scorer.of(model);
    scorer.margins(batch, 0, MANY, inBlocks);
    double[] row = new double[model.schema().size()];

    for (int i = 0; i < cases.get2().rows(); i++) {
      batch.row(i, row);
      long expected = Double.doubleToRawLongBits(model.predictor().margin(model.slots(row)));
      assertThat(Double.doubleToRawLongBits(inBlocks[i])).isEqualTo(expected);
      assertThat(Double.doubleToRawLongBits(inBlocks[MANY - MANY % cases.get2().rows() - cases.get2().rows() + i]))
          .isEqualTo(expected);
      assertThat(Double.doubleToRawLongBits(scorer.margin(row))).isEqualTo(expected);
    }
    Statistics.collect(model.predictor().getClass().getSimpleName());
    Statistics.coverage(seen -> {
      seen.check("TreeEnsemble").percentage(share -> share > 10);
      seen.check("Blend").percentage(share -> share > 8);
    });
  }

  @Property(tries = 300)
  void everyKindOfTreeIsReadByItsTable(@ForAll("trees") Tuple.Tuple3<FeatureSchema, Tree, ColumnBatch> given) {
    Tree tree = given.get2();
    ModelIr model = ModelIr.of(Task.REGRESSION, given.get1(), new TreeEnsemble(0, List.of(tree, tree)));
    double[] margins = new double[MANY];
    Scorer.of(model).margins(repeated(given.get3()), 0, MANY, margins);
    double[] row = new double[given.get1().size()];
    for (int i = 0; i < given.get3().rows(); i++) {
      given.get3().row(i, row);
      assertThat(margins[i]).isEqualTo(2 * tree.value(row));
    }
    long slots = IntStream.range(0, tree.size()).filter(node -> !tree.isLeaf(node)).map(tree::slot).distinct().count();
    Statistics.collect(tree.depth() > 4 ? "deep" : slots == 1 ? "one slot" : slots == 0 ? "leaf" : "several slots");
    Statistics.coverage(seen -> {
      seen.check("deep").percentage(share -> share > 10);
      seen.check("one slot").percentage(share -> share > 5);
      seen.check("several slots").percentage(share -> share > 10);
    });
  }

  private static ColumnBatch repeated(ColumnBatch batch) {
    return batch.rows(IntStream.range(0, MANY).map(i -> i % batch.rows()).toArray());
  }

  @Provide
  Arbitrary<Tuple.Tuple2<ModelIr, ColumnBatch>> cases() {
    return ModelArbitraries.models(Task.BINARY).flatMap(model ->
        ModelArbitraries.batches(model.schema(), 20).map(batch -> Tuple.of(model, batch))).withoutEdgeCases();
  }

  @Provide
  Arbitrary<Tuple.Tuple3<FeatureSchema, Tree, ColumnBatch>> trees() {
    return ModelArbitraries.schemas().flatMap(schema -> TreeArbitraries.trees(schema, schema.size()).flatMap(tree ->
        ModelArbitraries.batches(schema, 20).map(batch -> Tuple.of(schema, tree, batch)))).withoutEdgeCases();
  }
}
