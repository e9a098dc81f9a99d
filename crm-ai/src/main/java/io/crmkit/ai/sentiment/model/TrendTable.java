package io.crmkit.ai.sentiment.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The scores of an account by the period that they fall in. Can be added up in parts, and in any order.
 *
 * <p>An interval is Student's, mean ± t·s/√n, with the one spread s of all periods together, as in an analysis of variance:
 * so a period with a single text has one too. s is never taken for less than 0.05. A period is a change if it differs from
 * all that was since the change before it by a two-sample t test; the level is divided by the number of comparisons
 * (Bonferroni), so that a whole trend without a change raises an alarm no more often than 1 − level.
 *
 * @param periods by their first day
 */
public record TrendTable(Map<LocalDate, Moments> periods) {

  /** A table without scores. */
  public static final TrendTable EMPTY = new TrendTable(Map.of());

  /** A period with fewer texts is compared with nothing, and what was before needs as many. */
  static final int LEAST_TEXTS = 3;

  private static final double LEAST_SPREAD = Polarity.CLEAR;

  public TrendTable {
    periods = Collections.unmodifiableMap(new TreeMap<>(periods));
  }

  public TrendTable merge(TrendTable other) {
    Map<LocalDate, Moments> all = new TreeMap<>(periods);
    other.periods.forEach((start, moments) -> all.merge(start, moments, Moments::merge));
    return new TrendTable(all);
  }

  /** Returns the trend at a level such as 0.95. */
  public Trend trend(double level) {
    List<TrendPoint> points = new ArrayList<>();
    double squares = 0;
    double degrees = 0;
    for (Moments moments : periods.values()) {
      squares += moments.squares();
      degrees += moments.count() - 1;
    }
    double reach = degrees == 0 ? Double.POSITIVE_INFINITY
        : StudentT.within(level, degrees) * spread(squares, degrees);
    periods.forEach((start, moments) -> {
      double half = reach / Math.sqrt((double) moments.count());
      points.add(new TrendPoint(start, moments.count(), moments.mean(),
          Math.max(-1, moments.mean() - half), Math.min(1, moments.mean() + half)));
    });
    return new Trend(points, changes(1 - level));
  }

  private List<TrendChange> changes(double mayBeChance) {
    List<TrendChange> changes = new ArrayList<>();
    double each = mayBeChance / Math.max(1, periods.size() - 1);
    Moments before = Moments.EMPTY;
    for (Map.Entry<LocalDate, Moments> entry : periods.entrySet()) {
      Moments now = entry.getValue();
      double chance = chance(before, now);
      if (chance <= each) {
        changes.add(new TrendChange(entry.getKey(), before.mean(), now.mean(), chance));
        before = now;
      } else {
        before = before.merge(now);
      }
    }
    return changes;
  }

  /** Returns how likely two means as far apart are where nothing has changed; 1 where there is too little to tell. */
  private static double chance(Moments before, Moments now) {
    if (before.count() < LEAST_TEXTS || now.count() < LEAST_TEXTS) {
      return 1;
    }
    double degrees = before.count() + now.count() - 2.0;
    double spread = spread(before.squares() + now.squares(), degrees);
    double error = spread * Math.sqrt(1.0 / before.count() + 1.0 / now.count());
    return StudentT.beyond((now.mean() - before.mean()) / error, degrees);
  }

  private static double spread(double squares, double degrees) {
    return Math.max(LEAST_SPREAD, Math.sqrt(squares / degrees));
  }
}
