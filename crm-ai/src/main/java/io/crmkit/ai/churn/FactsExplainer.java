package io.crmkit.ai.churn;

import io.crmkit.ai.churn.model.ChurnExplanation;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.CustomerFacts;
import io.crmkit.ai.churn.model.CustomerId;
import io.crmkit.ai.churn.model.Scoring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Explains what one model says of customers; belongs to one thread. */
interface FactsExplainer {

  /** Returns why customers have the estimates of the model, in the order of the facts. */
  List<ChurnExplanation> explain(Map<CustomerId, CustomerFacts> facts);

  /** Returns how many numbers it holds, at 8 bytes each. */
  default int numbers() {
    return 1;
  }

  /** Returns what explains a model, and is worth keeping where it is learned. */
  static FactsExplainer of(ChurnModel model, ExplanationRules rules) {
    if (model.scoring() instanceof Scoring.Learned learned) {
      return new LearnedExplainer(model, learned.ir(), rules);
    }
    return facts -> {
      List<ChurnExplanation> shares = new ArrayList<>(facts.size());
      facts.forEach((customer, known) -> shares.add(ChurnExplanation.ofShare(customer, model.estimate(known))));
      return shares;
    };
  }
}
