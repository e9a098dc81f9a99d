package io.crmkit.ai.churn.model;

import static io.crmkit.ai.churn.model.Sample.model;
import static io.crmkit.ai.churn.model.Sample.rate;
import static io.crmkit.ai.churn.model.Sample.tenure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.Logistic;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Task;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExplainedChangeTest {

  /** Log-odds of the tenure, and one more for those on the plan pro. */
  private static ChurnModel two(long version, double intercept) {
    ModelIr.Builder ir = ModelIr.builder(Task.BINARY, Sample.SCHEMA);
    int pro = ir.derive(new Derivation.Category(1, 1));
    return learned(version, ir.predictor(new Linear(intercept, List.of(new Term(0, 1, 0), new Term(pro, 1, 0)))).build());
  }

  private static ChurnModel learned(long version, ModelIr ir) {
    return new ChurnModel(version, Sample.NOON, CaseCount.NONE, new Scoring.Learned(ir));
  }

  private static CustomerFacts facts(double tenure, String plan) {
    return new CustomerFacts(Map.of("tenure", tenure, "unread", tenure), Map.of("plan", plan), null);
  }

  @Test
  void givesEachFieldTheMeanOfBothOrders() {
    ExplainedChange change =
        ExplainedChange.between(two(1, 0), facts(0, "basic"), two(1, 0), facts(2, "pro"));

    double tenure = (Logistic.of(2) - Logistic.of(0) + Logistic.of(3) - Logistic.of(1)) / 2;
    double plan = (Logistic.of(1) - Logistic.of(0) + Logistic.of(3) - Logistic.of(2)) / 2;
    assertThat(change.fields()).extracting(FieldChange::fields).containsExactly(List.of("tenure"), List.of("plan"));
    assertThat(change.fields().get(0).effect().doubleValue()).isEqualTo(tenure, within(2e-12));
    assertThat(change.fields().get(1).effect().doubleValue()).isEqualTo(plan, within(2e-12));
  }

  @Test
  void givesEachFieldTheMeanOfBothModels() {
    ExplainedChange change = ExplainedChange.between(two(1, 0), facts(0, "basic"), two(2, 1), facts(2, "basic"));

    double tenure = (Logistic.of(2) - Logistic.of(0) + Logistic.of(3) - Logistic.of(1)) / 2;
    assertThat(change.fields()).singleElement()
        .satisfies(field -> assertThat(field.effect().doubleValue()).isEqualTo(tenure, within(2e-12)));
    assertThat(change.fields().get(0).effect()).isEqualByComparingTo(change.change().data());
  }

  @Test
  void tellsOfNoFieldWhereNoneThatIsReadHasChanged() {
    assertThat(ExplainedChange.between(rate(0.2), tenure(1), rate(0.3), tenure(2)).fields()).isEmpty();
    assertThat(ExplainedChange.between(model(1, 0, 1), tenure(1), model(2, 1, 1), tenure(1)).fields()).isEmpty();
  }

  @Test
  void tellsOfAFieldThatOnlyTheNewModelReads() {
    ExplainedChange change = ExplainedChange.between(rate(0.5), tenure(0), model(1, 0, 1), tenure(1));

    assertThat(change.fields()).singleElement().satisfies(field ->
        assertThat(field.effect().doubleValue()).isEqualTo((Logistic.of(1) - Logistic.of(0)) / 2, within(2e-12)));
  }

  @Test
  void tellsOfTooManyFieldsTogetherThatDoLeast() {
    List<String> names = IntStream.range(0, 15).mapToObj("field %02d"::formatted).toList();
    List<Term> terms = IntStream.range(0, 15).mapToObj(i -> new Term(i, i == 3 ? 1 : (i + 1) / 100.0, 0)).toList();
    ChurnModel many = learned(1, ModelIr.of(
        Task.BINARY, new FeatureSchema(names.stream().map(Feature::number).toList()), new Linear(0, terms)));
    Map<String, Double> before = new HashMap<>();
    Map<String, Double> after = new HashMap<>();
    names.forEach(name -> {
      before.put(name, 0.0);
      after.put(name, 1.0);
    });
    ExplainedChange change = ExplainedChange.between(
        many, new CustomerFacts(before, Map.of(), null), many, new CustomerFacts(after, Map.of(), null));

    assertThat(change.fields()).hasSize(12);
    assertThat(change.fields().get(0).fields()).containsExactly("field 03");
    assertThat(change.fields()).extracting(FieldChange::fields)
        .contains(List.of("field 00", "field 01", "field 02", "field 04"));
  }

  @Test
  void refusesFieldsThatDoNotSumUp() {
    ScoreChange change = ScoreChange.between(model(1, 0, 1), tenure(0), model(1, 0, 1), tenure(1));

    assertThatIllegalArgumentException().isThrownBy(() -> new ExplainedChange(change, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new FieldChange(List.of(), BigDecimal.ONE));
  }
}
