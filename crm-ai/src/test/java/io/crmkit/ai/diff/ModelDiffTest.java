package io.crmkit.ai.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.ai.codec.Models;
import io.crmkit.ai.ir.Calibrator;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.TreeEnsemble;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.ir.Tree;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ModelDiffTest {

  private static final Feature TENURE = Feature.number("tenure").in("months");
  private static final Feature PLAN = Feature.category("plan", List.of("basic", "plus"));
  private static final Feature CITY = Feature.category("city", List.of("Bern")).asPersonal();

  private static ModelIr asking(Feature... features) {
    return ModelIr.of(Task.BINARY, new FeatureSchema(List.of(features)), new Linear(0, List.of()));
  }

  private static ModelIr with(Predictor predictor, Calibrator calibrator, DecisionPolicy policy) {
    return ModelIr.builder(Task.BINARY, Models.SCHEMA).derivations(Models.DERIVATIONS).predictor(predictor)
        .calibrator(calibrator).policy(policy).build();
  }

  private static void differ(ModelIr before, ModelIr after, VersionStep step, String... lines) {
    ModelDiff diff = ModelDiff.of(before, after);
    assertThat(diff.lines()).containsExactly(lines);
    assertThat(diff.step()).isEqualTo(step);
  }

  @Test
  void findsNothingBetweenEqualModels() {
    differ(Models.EVERYTHING, Models.EVERYTHING, VersionStep.NONE);
  }

  @Nested
  class Schemas {

    @Test
    void breakWhereRowsAreOthers() {
      differ(asking(TENURE, PLAN), asking(PLAN), VersionStep.MAJOR, "schema: tenure is no longer asked for");
      differ(asking(PLAN), asking(PLAN, TENURE), VersionStep.MAJOR, "schema: tenure is asked for");
      differ(asking(PLAN, TENURE), asking(TENURE, PLAN), VersionStep.MAJOR,
          "schema: features stand in another order: tenure, plan");
      differ(asking(TENURE), asking(Feature.category("tenure", List.of())), VersionStep.MAJOR,
          "schema: tenure is a category, not a number");
      differ(asking(TENURE), asking(TENURE.in("")), VersionStep.MAJOR, "schema: tenure is in no unit, not months");
    }

    @Test
    void breakWhereACodeIsAnotherCategory() {
      differ(asking(PLAN), asking(Feature.category("plan", List.of("basic"))), VersionStep.MAJOR,
          "schema: plan has another category at 1: nothing, not plus");
      differ(asking(PLAN), asking(Feature.category("plan", List.of("plus", "basic"))), VersionStep.MAJOR,
          "schema: plan has another category at 0: plus, not basic");
    }

    @Test
    void doNotBreakByMoreCategories() {
      differ(asking(PLAN), asking(Feature.category("plan", List.of("basic", "plus", "gold"))), VersionStep.MINOR,
          "schema: plan has 1 more categories: gold");
      differ(asking(TENURE), asking(TENURE.asPersonal()), VersionStep.MINOR, "schema: tenure is marked as personal");
    }

    @Test
    void keepTheWordsOfPersonalFeaturesToThemselves() {
      differ(asking(CITY), asking(Feature.category("city", List.of("Bern", "Thun")).asPersonal()), VersionStep.MINOR,
          "schema: city has 1 more categories");
      differ(asking(CITY), asking(Feature.category("city", List.of("Thun")).asPersonal()), VersionStep.MAJOR,
          "schema: city has another category at 0");
    }
  }

  @Test
  void anotherTaskIsABreak() {
    differ(asking(TENURE), ModelIr.of(Task.REGRESSION, new FeatureSchema(List.of(TENURE)), new Linear(0, List.of())),
        VersionStep.MAJOR, "task: regression, not binary");
  }

  @Test
  void namesWhatIsComputedByItsFields() {
    ModelIr.Builder before = ModelIr.builder(Task.BINARY, Models.SCHEMA);
    before.derive(new Derivation.Ratio(1, 0));
    before.derive(new Derivation.Log(4));
    ModelIr.Builder after = ModelIr.builder(Task.BINARY, Models.SCHEMA);
    after.derive(new Derivation.Fill(0, 1));
    after.derive(new Derivation.Ratio(1, 0));
    differ(before.build(), after.build(), VersionStep.MINOR,
        "derivations: no longer computed: log of paid / tenure", "derivations: computed: fill of tenure");

    ModelIr.Builder other = ModelIr.builder(Task.BINARY, Models.SCHEMA);
    other.derive(new Derivation.Fill(0, 2));
    other.derive(new Derivation.Ratio(1, 0));
    differ(after.build(), other.build(), VersionStep.MINOR,
        "derivations: the same is computed, with other numbers or in another order");
  }

  @Test
  void tellsPredictorsByKindAndSize() {
    TreeEnsemble three = new TreeEnsemble(0, List.of(Models.tree(), Models.tree(), Tree.leaf(1, 1)));
    ModelIr before = with(three, Calibrator.NONE, DecisionPolicy.QUARTERS);

    differ(before, with(Models.LINEAR, Calibrator.NONE, DecisionPolicy.QUARTERS), VersionStep.MINOR,
        "predictor: linear of 3 terms, not 3 trees of 19 nodes, depth 3");
    differ(before, with(new TreeEnsemble(1, List.of(Models.tree())), Calibrator.NONE, DecisionPolicy.QUARTERS),
        VersionStep.MINOR, "predictor: 1 trees of 9 nodes, depth 3, not 3 trees of 19 nodes, depth 3; "
            + "1 of the trees were there before");
    differ(before, with(new TreeEnsemble(0.5, three.trees()), Calibrator.NONE, DecisionPolicy.QUARTERS),
        VersionStep.MINOR, "predictor: 3 trees of 19 nodes, depth 3 as before, with other numbers; "
            + "3 of the trees were there before");
  }

  @Test
  void calibrationAndPolicyAreAPatch() {
    Calibrator steps = new Calibrator.Isotonic(DoubleArray.of(0, 1), DoubleArray.of(0.25, 0.75));
    differ(with(Models.LINEAR, Calibrator.NONE, DecisionPolicy.QUARTERS),
        with(Models.LINEAR, new Calibrator.Platt(1.5, 0), DecisionPolicy.QUARTERS), VersionStep.PATCH,
        "calibrator: platt(slope=1.5, shift=0.0), not identity");
    differ(with(Models.LINEAR, steps, DecisionPolicy.QUARTERS),
        with(Models.LINEAR, new Calibrator.Platt(1.5, 0), new DecisionPolicy(0.1, 0.2, 0.3)), VersionStep.PATCH,
        "calibrator: platt(slope=1.5, shift=0.0), not isotonic of 2 steps",
        "policy: medium from 0.1, high from 0.2, critical from 0.3, "
            + "not medium from 0.25, high from 0.5, critical from 0.75");
  }

  @Nested
  class Versions {

    private final SemanticVersion version = SemanticVersion.parse("2.3.1");

    @Test
    void goOnByTheFurthestChange() {
      assertThat(version.next(VersionStep.NONE)).isEqualTo(version);
      assertThat(version.next(VersionStep.PATCH)).hasToString("2.3.2");
      assertThat(version.next(VersionStep.MINOR)).hasToString("2.4.0");
      assertThat(version.next(VersionStep.MAJOR)).hasToString("3.0.0").isGreaterThan(SemanticVersion.parse("2.10.0"));
    }

    @Test
    void areThreeNumbers() {
      for (String each : List.of("1.0", "01.0.0", "1.0.0-beta", "1.0.99999999999", "")) {
        assertThatIllegalArgumentException().isThrownBy(() -> SemanticVersion.parse(each));
      }
    }
  }
}
