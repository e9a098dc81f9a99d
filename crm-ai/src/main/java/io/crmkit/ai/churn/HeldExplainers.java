package io.crmkit.ai.churn;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.crmkit.ai.churn.model.ChurnExplanation;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.CustomerFacts;
import io.crmkit.ai.churn.model.CustomerId;
import io.crmkit.ai.churn.model.Scoring;
import java.util.Map;
import java.util.function.Function;

/**
 * Explains one customer at a time. The tables of a model are made once and held, as long as there is room for them: a
 * model is told by its identity, so that a store which holds what it has decoded has them made once.
 */
final class HeldExplainers {

  /** How many numbers of 8 bytes are held: 64 MiB. */
  private static final int MOST_NUMBERS = 1 << 23;

  private final Function<ChurnModel, FactsExplainer> maker;
  // by identity, and in one segment, since each has room for its part only
  private final Cache<ChurnModel, FactsExplainer> held = CacheBuilder.newBuilder().concurrencyLevel(1).weakKeys()
      .maximumWeight(MOST_NUMBERS).weigher((ChurnModel model, FactsExplainer explainer) -> explainer.numbers()).build();

  HeldExplainers(Function<ChurnModel, FactsExplainer> maker) {
    this.maker = maker;
  }

  ChurnExplanation explain(ChurnModel model, CustomerId customer, CustomerFacts facts) {
    FactsExplainer explainer = of(model);
    synchronized (explainer) {
      return explainer.explain(Map.of(customer, facts)).get(0);
    }
  }

  private FactsExplainer of(ChurnModel model) {
    if (!(model.scoring() instanceof Scoring.Learned)) {
      return maker.apply(model); // no tables, and a prior is another model each time
    }
    FactsExplainer known = held.getIfPresent(model);
    if (known == null) {
      known = maker.apply(model);
      held.put(model, known);
    }
    return known;
  }
}
