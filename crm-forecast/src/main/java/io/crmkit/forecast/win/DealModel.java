package io.crmkit.forecast.win;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Says of a deal by its properties how probably it is won.
 *
 * <p>Two models learn from closed deals: a ridge logistic regression and boosted shallow trees. How strong the penalty
 * is, how many trees there are and how much each of the two counts is chosen by cross-validation on the log loss
 * inside the deals learned from; there the odds are calibrated too (Platt 1999). Where neither is better than the rate
 * of all deals by a standard error of the difference, the rate is what is answered. Nothing is drawn at random: the
 * same deals give the same model.
 *
 * <p>Columns that give the outcome away are left out and reported by {@link #leftOut()}.
 */
public final class DealModel {

  private final ModelChoice choice;
  private final double rate;
  private final @Nullable Fitted fitted;
  private final List<LeftOut> leftOut;

  private DealModel(ModelChoice choice, double rate, @Nullable Fitted fitted, List<LeftOut> leftOut) {
    this.choice = choice;
    this.rate = rate;
    this.fitted = fitted;
    this.leftOut = leftOut;
  }

  private record Fitted(LinearScorer linear, TreeScorer trees) {}

  /**
   * Learns from closed deals.
   *
   * @param table all deals, also those that are not learned from; their outcomes are not looked at
   * @param rows those to learn from, at least one
   * @param won by row of the table; of the rows learned from only
   * @param kept columns to use even if they seem to give the outcome away
   */
  public static DealModel fit(DealTable table, int[] rows, boolean[] won, Set<String> kept) {
    if (rows.length == 0 || won.length != table.rows()) {
      throw new IllegalArgumentException(
          "a model learns from one row or more, with an outcome for each of %d in the table, but from %d with %d"
              .formatted(table.rows(), rows.length, won.length));
    }
    boolean[] outcomes = new boolean[rows.length];
    int wins = 0;
    for (int i = 0; i < rows.length; i++) {
      outcomes[i] = won[rows[i]];
      wins += outcomes[i] ? 1 : 0;
    }
    LeakScreen.Screened screened = LeakScreen.of(table.withCalendar(), rows, outcomes, kept);
    DealTable usable = screened.table();
    ModelChoice choice = ModelChoice.of(usable, rows, outcomes);
    Fitted fitted = choice.isRateOnly() ? null : new Fitted(
        LinearScorer.fit(usable, rows, outcomes, choice.ridge()),
        TreeScorer.fit(usable, rows, outcomes, choice.depth(), choice.trees()));
    return new DealModel(choice, (wins + 0.5) / (rows.length + 1), fitted, screened.leftOut());
  }

  /**
   * Returns the probability that each of these rows of the table is won.
   *
   * @return one per row, above 0 and below 1
   */
  public double[] predict(int[] rows) {
    if (fitted == null) {
      return IntStream.of(rows).mapToDouble(row -> rate).toArray();
    }
    double[] linear = fitted.linear.logits(rows);
    double[] trees = fitted.trees.logits(rows);
    return IntStream.range(0, rows.length)
        .mapToDouble(i -> choice.probability(linear[i], trees[i])).toArray();
  }

  /** Returns the columns that are not used, with the reasons. */
  public List<LeftOut> leftOut() {
    return leftOut;
  }

  /** Returns what was chosen, for people: which models count how much. */
  public String description() {
    return choice.isRateOnly() ? String.format(Locale.ROOT, "the rate of all, %.3f", rate) : choice.toString();
  }
}
