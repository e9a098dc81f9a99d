package io.crmkit.examples.churn;

import io.crmkit.ai.explain.Change;
import io.crmkit.ai.explain.Choices;
import io.crmkit.ai.explain.Counterfactuals;
import io.crmkit.ai.explain.Explainer;
import io.crmkit.ai.explain.Explanation;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.RiskLevel;
import io.crmkit.ai.ir.Scorer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What one model says of every customer, and why. It belongs to one thread. */
final class Scored {

  private final Customers customers;
  private final ModelIr model;
  private final Explainer explainer;
  private final Counterfactuals counterfactuals;
  private final double[] probabilities;
  private final double[][] amounts;

  private Scored(Customers customers, ModelIr model, Set<String> fixed) {
    this.customers = customers;
    this.model = model;
    explainer = Explainer.of(model);
    counterfactuals = Counterfactuals.of(model, Choices.of(model.schema()).keeping(fixed.toArray(String[]::new)));
    probabilities = new double[customers.size()];
    amounts = new double[explainer.fields().size()][customers.size()];
  }

  /** @param fixed columns that nobody can change */
  static Scored of(Customers customers, ModelIr model, Set<String> fixed) {
    Scored scored = new Scored(customers, model, fixed);
    Scorer scorer = Scorer.of(model);
    scorer.margins(customers.set().rows(), 0, customers.size(), scored.probabilities);
    Arrays.setAll(scored.probabilities, i -> model.calibrator().probability(scored.probabilities[i]));
    scored.explainer.contributions(customers.set().rows(), 0, customers.size(), scored.amounts);
    return scored;
  }

  double probability(int row) {
    return probabilities[row];
  }

  RiskLevel level(int row) {
    return model.policy().level(probabilities[row]);
  }

  /** Returns those who are still there and for whom acting pays, the most endangered first. */
  List<Integer> atRisk() {
    return IntStream.range(0, customers.size())
        .filter(row -> customers.stayed(row) && level(row).compareTo(RiskLevel.HIGH) >= 0).boxed()
        .sorted(Comparator.comparingDouble(row -> -probabilities[row])).toList();
  }

  Explanation explain(int row) {
    return explainer.explain(customers.features(row));
  }

  /** Returns what would lower the probability, the most first. */
  List<Change> wouldHelp(int row) {
    return counterfactuals.changes(customers.features(row)).stream().filter(change -> change.difference() < 0).toList();
  }

  /** Returns how much fields do, the mean of what they add either way in log-odds, the most first. */
  List<Influence> influences() {
    return IntStream.range(0, amounts.length)
        .mapToObj(field -> new Influence(explainer.fields().get(field), field,
            Arrays.stream(amounts[field]).map(Math::abs).average().orElse(0)))
        .sorted(Comparator.comparingDouble(Influence::mean).reversed().thenComparing(Influence::field)).toList();
  }

  double amount(Influence influence, int row) {
    return amounts[influence.place][row];
  }

  /** What a field does to all customers together. */
  record Influence(String field, int place, double mean) {}
}
