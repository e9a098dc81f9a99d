package io.crmkit.ai.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.ir.Calibrator;
import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class CounterfactualsTest {

  private static final FeatureSchema SCHEMA = new FeatureSchema(List.of(
      Feature.number("tenure").in("months"), Feature.category("contract", List.of("month", "one year", "two years")),
      Feature.category("gender", List.of("f", "m")), Feature.category("street", List.of("a", "b")).asPersonal()));

  private static ModelIr model() {
    ModelIr.Builder builder = ModelIr.builder(Task.BINARY, SCHEMA);
    int yearly = builder.derive(new Derivation.Category(1, 1));
    int twoYears = builder.derive(new Derivation.Category(1, 2));
    return builder.predictor(new Linear(0, List.of(new Term(yearly, -1, 0), new Term(twoYears, -2, 0),
            new Term(2, 0.5, 0), new Term(0, -0.1, 0))))
        .calibrator(new Calibrator.Isotonic(DoubleArray.of(-2, 0), DoubleArray.of(0.1, 0.5))).build();
  }

  private static List<Change> changes(Choices choices) {
    return Counterfactuals.of(model(), choices).changes(new double[] {0, 0, 0, 0});
  }

  @Test
  void saysWhatEveryOtherCategoryWouldChangeTheLowestProbabilityFirst() {
    assertThat(changes(Choices.of(SCHEMA))).extracting(Change::toString)
        .containsExactly("contract -> two years: -40 pts", "contract -> one year: -20 pts", "gender -> m: +0 pts");
  }

  @Test
  void leavesOutWhatNobodyCanChange() {
    assertThat(changes(Choices.of(SCHEMA).keeping("gender", "contract"))).isEmpty();
  }

  @Test
  void triesTheNumbersThatItIsGiven() {
    assertThat(changes(Choices.of(SCHEMA).keeping("gender", "contract").with("tenure", 0, 10))).singleElement()
        .satisfies(change -> {
          assertThat(change.from()).isEqualTo("0 months");
          assertThat(change.to()).isEqualTo("10 months");
          assertThat(change.before()).isEqualTo(0.5);
          assertThat(change.after()).isEqualTo(0.3, within(1e-15));
        });
  }

  @Test
  void triesOnlyNumbersOfTheSideThatIsOpen() {
    Choices months = Choices.none(SCHEMA).with("tenure", -20, 0, 10);

    assertThat(changes(months.only(Direction.RAISES, "tenure"))).extracting(Change::to).containsExactly("10 months");
    assertThat(changes(months.only(Direction.LOWERS, "tenure"))).extracting(Change::to).containsExactly("-20 months");
    assertThat(Counterfactuals.of(model(), months.only(Direction.LOWERS, "tenure"))
        .changes(new double[] {Double.NaN, 0, 0, 0})).as("of a number that is not known").isEmpty();
  }

  @Test
  void hasNoSidesOfCategories() {
    assertThatIllegalArgumentException().isThrownBy(() -> Choices.of(SCHEMA).only(Direction.RAISES, "gender"))
        .withMessageContaining("gender");
    assertThatIllegalArgumentException().isThrownBy(() -> Choices.of(SCHEMA).only(Direction.NEITHER, "tenure"));
  }

  @Test
  void takesAGridFromData() {
    ColumnBatch data = ColumnBatch.of(
        new double[] {5, Double.NaN, 1, 5, 20, 5}, new double[6], new double[6], new double[6]);

    assertThat(Choices.of(SCHEMA).withGrid("tenure", data, 3).of(0)).containsExactly(1, 5, 20);
    assertThat(Choices.of(SCHEMA).withGrid("contract", data, 3).of(1)).containsExactly(0);
  }

  @Test
  void doesNotTellAPersonalValueThatItChanges() {
    assertThat(changes(Choices.of(SCHEMA).keeping("gender", "contract").with("street", 1))).singleElement()
        .satisfies(change -> assertThat(change.from()).isEmpty());
  }

  @Test
  void refusesModelsWithoutAProbabilityAndChoicesOfAnotherSchema() {
    ModelIr regression = ModelIr.of(Task.REGRESSION, SCHEMA, new Linear(0, List.of()));
    Choices others = Choices.of(new FeatureSchema(List.of(Feature.number("tenure"))));

    assertThatIllegalArgumentException().isThrownBy(() -> Counterfactuals.of(regression, Choices.of(SCHEMA)))
        .withMessageContaining("REGRESSION");
    assertThatIllegalArgumentException().isThrownBy(() -> Counterfactuals.of(model(), others));
    assertThatIllegalArgumentException().isThrownBy(() -> Choices.of(SCHEMA).with("tenur", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Choices.of(SCHEMA).with("tenure", Double.NaN));
  }
}
