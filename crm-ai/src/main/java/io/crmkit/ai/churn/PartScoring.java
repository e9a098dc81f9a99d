package io.crmkit.ai.churn;

import io.crmkit.ai.churn.model.ChurnExplanation;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.CustomerFacts;
import io.crmkit.ai.churn.model.CustomerId;
import io.crmkit.ai.churn.model.Estimate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Estimates customers part by part, and explains them where somebody wants to know; belongs to one thread. */
interface PartScoring {

  /** Estimates a part in its order and has that written, before it is told why. */
  void score(Map<CustomerId, CustomerFacts> part, Consumer<List<Estimate>> writer);

  static PartScoring of(
      ChurnModel model, ExplanationRules rules, @Nullable Consumer<ChurnExplanation> explanations) {
    if (explanations == null) {
      return (part, writer) -> writer.accept(part.values().stream().map(model::estimate).toList());
    }
    FactsExplainer explainer = FactsExplainer.of(model, rules);
    return (part, writer) -> {
      List<ChurnExplanation> explained = explainer.explain(part);
      writer.accept(explained.stream().map(ChurnExplanation::estimate).toList());
      explained.forEach(explanations);
    };
  }
}
