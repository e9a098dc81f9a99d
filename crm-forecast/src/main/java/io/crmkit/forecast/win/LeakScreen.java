package io.crmkit.forecast.win;

import io.crmkit.forecast.accuracy.EventForecasts;
import io.crmkit.forecast.win.DealColumn.Kind;
import io.crmkit.forecast.win.LeftOut.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds columns that were filled in when the outcome was known, so that a model of them is good at telling the past and
 * useless for open deals. It sees only the rows that a model may learn from.
 */
final class LeakScreen {

  /** From this area under the ROC curve on, one column alone is too good to have been known before. */
  static final double GIVES_AWAY = 0.99;

  private static final double BY_CHANCE = 1e-9;
  private static final int PARTS = 5;

  private final Set<String> kept;
  private final int[] rows;
  private final boolean[] won;
  private final double wins;
  private final List<LeftOut> leftOut = new ArrayList<>();

  private LeakScreen(Set<String> kept, int[] rows, boolean[] won) {
    this.kept = kept;
    this.rows = rows;
    this.won = won;
    int count = 0;
    for (boolean each : won) {
      count += each ? 1 : 0;
    }
    this.wins = count;
  }

  /** What may be used, and what not. */
  record Screened(DealTable table, List<LeftOut> leftOut) {}

  static Screened of(DealTable table, int[] rows, boolean[] won, Set<String> kept) {
    LeakScreen screen = new LeakScreen(kept, rows, won);
    List<DealColumn> usable = table.columns().stream().filter(screen::isUsable).toList();
    return new Screened(table.only(usable), List.copyOf(screen.leftOut));
  }

  private boolean isUsable(DealColumn column) {
    int before = leftOut.size();
    if (kept.contains(column.name())) {
      return true;
    }
    if (column.isIdentifier()) {
      leave(column, Reason.IDENTIFIER, "nearly every deal has a value of its own in '%s'", column.name());
      return false;
    }
    double auc = auc(column);
    if (auc >= GIVES_AWAY) {
      leave(column, Reason.OUTCOME, "'%s' alone gives AUC %.3f", column.name(), auc);
    } else {
      checkPresence(column);
    }
    return leftOut.size() == before;
  }

  /** The better of two ways: what is missing counts as lowest, or as highest. */
  private double auc(DealColumn column) {
    if (column.kind() == Kind.CATEGORY) {
      return auc(TreeFeatures.crossRates(column, rows, won, Parts.even(won, PARTS)));
    }
    double[] values = Arrays.stream(rows).mapToDouble(column::value).toArray();
    return Math.max(auc(filled(values, Double.NEGATIVE_INFINITY)), auc(filled(values, Double.POSITIVE_INFINITY)));
  }

  private double auc(double[] values) {
    double[] distinct = Arrays.stream(values).sorted().distinct().toArray();
    double[] ranks = Arrays.stream(values)
        .map(each -> Arrays.binarySearch(distinct, each) / (double) distinct.length).toArray();
    double area = EventForecasts.of(ranks, won).auc().orElse(0.5);
    return Math.max(area, 1 - area);
  }

  private static double[] filled(double[] values, double missing) {
    return Arrays.stream(values).map(each -> Double.isNaN(each) ? missing : each).toArray();
  }

  /** A value that only deals of one outcome have, or lack, was not there before: a reason for losing, say. */
  private void checkPresence(DealColumn column) {
    int known = 0;
    int knownWins = 0;
    for (int i = 0; i < rows.length; i++) {
      if (!column.isMissing(rows[i])) {
        known++;
        knownWins += won[i] ? 1 : 0;
      }
    }
    checkOneSided(column, "has a value", known, knownWins);
    checkOneSided(column, "is empty", rows.length - known, (int) wins - knownWins);
  }

  private void checkOneSided(DealColumn column, String what, int count, int countWins) {
    if (count == 0 || count == rows.length || countWins > 0 && countWins < count) {
      return;
    }
    double rate = countWins > 0 ? wins / rows.length : 1 - wins / rows.length;
    if (Math.pow(rate, count) < BY_CHANCE) {
      leave(column, Reason.AFTERWARDS, "'%s' %s for %d deals, all of them %s",
          column.name(), what, count, countWins > 0 ? "won" : "lost");
    }
  }

  private void leave(DealColumn column, Reason reason, String message, Object... facts) {
    leftOut.add(new LeftOut(column.name(), reason, String.format(Locale.ROOT, message, facts)));
  }
}
