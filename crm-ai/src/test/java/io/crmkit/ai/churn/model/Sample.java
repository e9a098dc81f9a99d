package io.crmkit.ai.churn.model;

import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.RiskLevel;
import io.crmkit.ai.ir.Task;
import io.crmkit.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Models and facts to try things with. */
final class Sample {

  static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  static final FeatureSchema SCHEMA = new FeatureSchema(List.of(
      Feature.number("tenure"), Feature.category("plan", List.of("basic", "pro"))));

  private Sample() {}

  static ChurnModel model(long version, double intercept, double weight) {
    ModelIr ir = ModelIr.of(Task.BINARY, SCHEMA, new Linear(intercept, List.of(new Term(0, weight, 0))));
    return new ChurnModel(version, NOON, CaseCount.NONE, new Scoring.Learned(ir));
  }

  static ChurnModel rate(double mean) {
    return new ChurnModel(0, NOON, CaseCount.NONE,
        Scoring.Rate.of(BaseRate.prior(mean, 10), DecisionPolicy.QUARTERS));
  }

  static CustomerFacts tenure(double tenure) {
    return new CustomerFacts(Map.of("tenure", tenure), Map.of(), null);
  }

  static Score score(RiskLevel level, double probability, String worth) {
    CustomerFacts facts = new CustomerFacts(Map.of(), Map.of(), Money.parse(worth));
    return new Score(new CustomerId("C-1"), ScoreMark.first(NOON), facts, new Estimate(1, probability, null, level));
  }
}
