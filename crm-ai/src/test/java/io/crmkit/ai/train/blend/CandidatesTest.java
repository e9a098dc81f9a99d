package io.crmkit.ai.train.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.train.Constraints;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.cluster.KMeans;
import io.crmkit.ai.train.linear.ElasticNet;
import io.crmkit.ai.train.tree.Boosting;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandidatesTest {

  private static final FeatureSchema MONEY = new FeatureSchema(List.of(
      Feature.number("a").in("€"), Feature.number("m").in("months"),
      Feature.number("b").in("€"), Feature.number("c").in("€"), Feature.category("plan", List.of("x", "y"))));

  private static TrainingSet cases() {
    SplittableRandom random = new SplittableRandom(9);
    double[][] columns = new double[5][400];
    double[] labels = new double[400];
    for (int row = 0; row < labels.length; row++) {
      for (int i = 0; i < 4; i++) {
        columns[i][row] = random.nextInt(9) == 0 ? Double.NaN : random.nextInt(i == 2 ? 4 : 400);
      }
      columns[4][row] = random.nextInt(2);
      labels[row] = columns[0][row] > random.nextInt(400) ? 1 : 0;
    }
    return TrainingSet.of(MONEY, ColumnBatch.of(columns), labels);
  }

  private static List<Candidate> candidates(Constraints constraints) {
    return Candidates.of(MONEY, cases().rows(), constraints);
  }

  @Test
  void areSumsSharesAndRatiosOfOneUnit() {
    List<Integer> all = List.of(0, 2, 3);
    assertThat(candidates(Constraints.NONE)).containsExactly(new Candidate(all, List.of()),
        new Candidate(List.of(0), all), new Candidate(List.of(2), all), new Candidate(List.of(3), all),
        new Candidate(List.of(2), List.of(0)), new Candidate(List.of(0), List.of(3)),
        new Candidate(List.of(2), List.of(3)), new Candidate(List.of(0, 2), List.of()),
        new Candidate(List.of(0, 3), List.of()), new Candidate(List.of(2, 3), List.of()));
  }

  @Test
  void leaveOutWhatHasADirectionOrStandsApart() {
    assertThat(candidates(Constraints.NONE.rising("a"))).containsExactly(
        new Candidate(List.of(2), List.of(3)), new Candidate(List.of(2, 3), List.of()));
    assertThat(candidates(Constraints.NONE.together("a", "b", "m"))).containsExactly(
        new Candidate(List.of(2), List.of(0)), new Candidate(List.of(0, 2), List.of()));
    assertThat(candidates(Constraints.NONE.together("m", "plan"))).isEmpty();
  }

  @Test
  void areComputedAsTheModelComputesThem() {
    double[] shares = new Candidate(List.of(0), List.of(0, 2, 3)).column(cases().rows());
    double[] row = new double[5];
    for (int i = 0; i < shares.length; i++) {
      cases().rows().row(i, row);
      double all = row[0] + row[2] + row[3];
      assertThat(Double.compare(shares[i], all == 0 ? Double.NaN : row[0] / all)).isZero();
    }
  }

  @Test
  void aNarrowedModelSaysOfTheFieldsWhatTheWideOneSaysOfAll() {
    Widened widened = new Widened(cases(), candidates(Constraints.NONE));
    TrainingSet wide = widened.set();
    for (ModelIr model : List.of(ElasticNet.DEFAULT.trainer().fit(wide, Training.seeded(1)).model(19),
        Boosting.TREES.trainer().fit(wide, Training.seeded(1)).model(99))) {
      ModelIr narrowed = widened.narrowed(model);
      assertThat(narrowed.schema()).isEqualTo(MONEY);
      assertThat(margins(narrowed, cases())).containsExactly(margins(model, wide));
    }
  }

  private static double[] margins(ModelIr model, TrainingSet set) {
    double[] margins = new double[set.size()];
    Scorer.of(model).margins(set.rows(), 0, margins.length, margins);
    return margins;
  }

  @Test
  void joinTheGroupsThatHaveAllTheyAreComputedOf() {
    Widened widened = new Widened(cases(),
        List.of(new Candidate(List.of(0), List.of(2)), new Candidate(List.of(0, 3), List.of())));
    Constraints constraints = widened.within(Constraints.NONE.together("a", "b", "plan").together("a", "c"));
    assertThat(constraints).isEqualTo(Constraints.NONE
        .together("a", "b", "plan", "computed 0").together("a", "c", "computed 1"));
    assertThat(constraints.refusal(widened.set().schema())).isEmpty();
  }

  @Test
  void areCalledWhatNoFieldIsAndStayPersonal() {
    FeatureSchema taken = new FeatureSchema(
        List.of(Feature.number("computed 0").in("€"), Feature.number("b").in("€").asPersonal()));
    ColumnBatch rows = ColumnBatch.of(new double[] {1, 2}, new double[] {3, 4});
    TrainingSet set = TrainingSet.of(taken, rows, new double[] {0, 1});
    Feature computed = new Widened(set, List.of(new Candidate(List.of(0), List.of(1)))).set().schema().feature(2);
    assertThat(computed).isEqualTo(Feature.number("computed 0'").asPersonal());
  }

  @Test
  void areNotTooMany() {
    FeatureSchema many = new FeatureSchema(
        IntStream.range(0, 40).mapToObj(i -> Feature.number("n" + i).in("€")).toList());
    double[][] columns = new double[40][3];
    Arrays.setAll(columns, i -> new double[] {i, 1, 2});
    assertThat(Candidates.of(many, ColumnBatch.of(columns), Constraints.NONE)).hasSize(Candidates.MOST);
  }

  @Test
  void areOnlyTriedForProbabilities() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Deriving(KMeans.DEFAULT, Boosting.TREES.trainer(), 5))
        .withMessageContaining("CLUSTERING");
    assertThatIllegalArgumentException().isThrownBy(() -> new Deriving(Ensemble.DEFAULT, Boosting.TREES.trainer(), 1));
  }
}
