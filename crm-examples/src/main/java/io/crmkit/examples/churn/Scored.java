package io.crmkit.examples.churn;

import io.crmkit.ai.churn.model.Attributed;
import io.crmkit.ai.churn.model.ChurnExplanation;
import io.crmkit.ai.churn.model.FieldEffect;
import io.crmkit.ai.explain.Change;
import io.crmkit.ai.explain.Direction;
import io.crmkit.ai.ir.RiskLevel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What one model says of every customer, and why. */
final class Scored {

  private final Customers customers;
  private final List<ChurnExplanation> explained;
  private final List<Influence> influences;

  /** @param explained by row */
  Scored(Customers customers, List<ChurnExplanation> explained) {
    this.customers = customers;
    this.explained = List.copyOf(explained);
    this.influences = influences();
  }

  double probability(int row) {
    return explained.get(row).estimate().probability();
  }

  RiskLevel level(int row) {
    return explained.get(row).estimate().level();
  }

  /** Returns those who are still there and for whom acting pays, the most endangered first. */
  List<Integer> atRisk() {
    return IntStream.range(0, customers.size())
        .filter(row -> customers.stayed(row) && level(row).compareTo(RiskLevel.HIGH) >= 0).boxed()
        .sorted(Comparator.comparingDouble(row -> -probability(row))).toList();
  }

  Attributed why(int row) {
    return explained.get(row).attributed();
  }

  /** Returns what makes leaving likelier, the most first. */
  List<FieldEffect> raising(int row, int most) {
    return why(row).effects().stream().filter(effect -> effect.direction() == Direction.RAISES).limit(most).toList();
  }

  /** Returns what would lower the probability, the most first. */
  List<Change> wouldHelp(int row) {
    return explained.get(row).changes().stream().filter(change -> change.difference() < 0).toList();
  }

  /** Returns how much fields do, the mean of what they add either way in log-odds, the most first. */
  List<Influence> influential() {
    return influences;
  }

  private List<Influence> influences() {
    Map<String, double[]> amounts = new HashMap<>();
    for (int row = 0; row < explained.size(); row++) {
      for (FieldEffect effect : why(row).effects()) {
        amounts.computeIfAbsent(effect.field(), field -> new double[explained.size()])[row] = effect.amount();
      }
    }
    return amounts.entrySet().stream().map(each -> new Influence(each.getKey(), each.getValue()))
        .sorted(Comparator.comparingDouble(Influence::mean).reversed().thenComparing(Influence::field)).toList();
  }

  /** What a field does to all customers together, by row. */
  static final class Influence {

    private final String field;
    private final double[] amounts;

    private Influence(String field, double[] amounts) {
      this.field = field;
      this.amounts = amounts;
    }

    String field() {
      return field;
    }

    double amount(int row) {
      return amounts[row];
    }

    double mean() {
      return IntStream.range(0, amounts.length).mapToDouble(row -> Math.abs(amounts[row])).average().orElse(0);
    }
  }
}
