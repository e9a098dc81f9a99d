package io.crmkit.ai.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.churn.model.BaseRate;
import io.crmkit.ai.churn.model.CaseCount;
import io.crmkit.ai.churn.model.ChurnExplanation;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.CustomerFacts;
import io.crmkit.ai.churn.model.CustomerId;
import io.crmkit.ai.churn.model.Scoring;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeldExplainersTest {

  private static final CustomerId ONE = new CustomerId("C-1");
  private static final CustomerFacts FACTS = new CustomerFacts(Map.of("n", 3.0), Map.of(), null);

  private final List<ChurnModel> made = new ArrayList<>();

  private static ChurnModel model(Scoring scoring) {
    return new ChurnModel(1, Instant.EPOCH, CaseCount.NONE, scoring);
  }

  private static Scoring learned() {
    return new Scoring.Learned(ModelIr.of(
        Task.BINARY, new FeatureSchema(List.of(Feature.number("n"))), new Linear(0, List.of(new Term(0, 0.5, 1)))));
  }

  /** Returns what notes which models tables are made of, and says that each is as large as told. */
  private HeldExplainers holding(int numbers) {
    return new HeldExplainers(model -> {
      made.add(model);
      FactsExplainer real = FactsExplainer.of(model, ExplanationRules.DEFAULT);
      return new FactsExplainer() {
        @Override
        public List<ChurnExplanation> explain(Map<CustomerId, CustomerFacts> facts) {
          return real.explain(facts);
        }

        @Override
        public int numbers() {
          return numbers;
        }
      };
    });
  }

  @Test
  void makesTheTablesOfAModelOnce() {
    HeldExplainers held = holding(1_000_000);
    ChurnModel model = model(learned());
    ChurnExplanation first = held.explain(model, ONE, FACTS);

    assertThat(held.explain(model, ONE, FACTS)).isEqualTo(first);
    assertThat(first.attributed().effects().get(0).amount()).isEqualTo(1);
    assertThat(made).hasSize(1);
  }

  @Test
  void takesAnEqualModelOfAnotherVersionForAnother() {
    HeldExplainers held = holding(1);
    Scoring scoring = learned();
    held.explain(model(scoring), ONE, FACTS);
    held.explain(model(scoring), ONE, FACTS);

    assertThat(made).hasSize(2);
  }

  @Test
  void holdsNoMoreThanThereIsRoomFor() {
    HeldExplainers held = holding(3 << 20);
    List<ChurnModel> models = List.of(model(learned()), model(learned()), model(learned()));
    models.forEach(model -> held.explain(model, ONE, FACTS));
    held.explain(models.get(2), ONE, FACTS);
    assertThat(made).as("two have room").hasSize(3);

    held.explain(models.get(0), ONE, FACTS);
    assertThat(made).hasSize(4);
  }

  @Test
  void doesNotHoldTheShareOfAll() {
    HeldExplainers held = holding(1);
    ChurnModel prior = model(Scoring.Rate.of(BaseRate.prior(0.15, 40), DecisionPolicy.QUARTERS));
    held.explain(prior, ONE, FACTS);
    held.explain(prior, ONE, FACTS);

    assertThat(made).hasSize(2);
  }
}
