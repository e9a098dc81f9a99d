package io.crmkit.forecast.win;

import io.crmkit.core.Require;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/**
 * How likely a deal of some age is won, or lost, on a day on which it is still open: two competing ends in discrete
 * time.
 *
 * <p>A hazard is the number of deals that ended so, over the days that deals were open at that age and in that season
 * (Kaplan and Meier 1958; Singer and Willett 1993), drawn towards the hazard of the age in all seasons times the
 * factor of the season over all ages, and that of the age towards the hazard of all. The probability of an end within
 * some days is the sum over the days of being open until then times the hazard (Aalen and Johansen 1978; Kalbfleisch
 * and Prentice 2002, section 8.2).
 *
 * <p>Deals that are open today count as long as they were watched, and so do not bias it. Days are counted from the
 * first on which closings were recorded; the days before would look as if nothing ever closed.
 */
public final class AgeHazards {

  private static final double SEASON_EVENTS = 5;

  private final HazardShape shape;
  private final Cells won;
  private final Cells lost;

  private AgeHazards(HazardShape shape, Cells won, Cells lost) {
    this.shape = shape;
    this.won = won;
    this.lost = lost;
  }

  /**
   * Learns from what was known on a day.
   *
   * @param spans deals; closings after {@code until} are not looked at, and deals opened after it neither
   * @param from the first day that is counted
   * @param until the last one
   */
  public static AgeHazards learn(Collection<DealSpan> spans, LocalDate from, LocalDate until, HazardShape shape) {
    int seasons = shape.cycleMonths();
    double[][] days = new double[seasons][shape.ranges()];
    double[][] wins = new double[seasons][shape.ranges()];
    double[][] losses = new double[seasons][shape.ranges()];
    long length = Math.max(0, ChronoUnit.DAYS.between(from, until) + 1);
    double[] weights = new double[(int) length];
    int[] season = new int[weights.length];
    for (int day = 0; day < weights.length; day++) {
      weights[day] = Math.pow(0.5, (weights.length - 1.0 - day) / shape.halfLifeDays());
      season[day] = season(from.plusDays(day), seasons);
    }
    for (DealSpan span : spans) {
      long opened = ChronoUnit.DAYS.between(from, span.opened());
      boolean isClosed = span.closed() != null && !span.closed().isAfter(until);
      long last = isClosed ? ChronoUnit.DAYS.between(from, span.closed()) : length - 1;
      for (long day = Math.max(0, opened + 1); day <= last; day++) {
        int at = (int) day;
        days[season[at]][shape.range(day - opened)] += weights[at];
      }
      if (isClosed && last >= 0) {
        int at = (int) last;
        int range = shape.range(last - opened);
        days[season[at]][range] += last == opened ? weights[at] : 0; // closed on the day it opened
        (span.ending() == Ending.WON ? wins : losses)[season[at]][range] += weights[at];
      }
    }
    return new AgeHazards(shape, Cells.of(days, wins, shape.priorDays()), Cells.of(days, losses, shape.priorDays()));
  }

  /** Returns the hazard of being won on a day, of a deal that is then {@code age} days old and still open. */
  public double wonOn(LocalDate day, long age) {
    return won.hazards[season(day, shape.cycleMonths())][shape.range(age)];
  }

  /** Returns the hazard of being lost on a day, of a deal that is then {@code age} days old and still open. */
  public double lostOn(LocalDate day, long age) {
    return lost.hazards[season(day, shape.cycleMonths())][shape.range(age)];
  }

  /**
   * Returns what becomes of a deal after a day on which it is open, within {@code days} days.
   *
   * @param opened not after {@code today}
   */
  public Incidence within(int days, LocalDate opened, LocalDate today) {
    Require.positive(days, "days");
    long age = ChronoUnit.DAYS.between(opened, today);
    if (age < 0) {
      throw new IllegalArgumentException("a deal that opens on %s is not open on %s".formatted(opened, today));
    }
    double open = 1;
    double sumWon = 0;
    double sumLost = 0;
    for (int day = 1; day <= days; day++) {
      LocalDate date = today.plusDays(day);
      double winning = wonOn(date, age + day);
      double losing = Math.min(1 - winning, lostOn(date, age + day));
      sumWon += open * winning;
      sumLost += open * losing;
      open *= 1 - winning - losing;
    }
    return new Incidence(Math.min(1, sumWon), Math.min(1 - Math.min(1, sumWon), sumLost));
  }

  private static int season(LocalDate day, int seasons) {
    return (day.getMonthValue() - 1) % seasons;
  }

  /** The hazards of one end, by season and range of ages. */
  private static final class Cells {

    private final double[][] hazards;

    private Cells(double[][] hazards) {
      this.hazards = hazards;
    }

    static Cells of(double[][] days, double[][] ends, double prior) {
      int ranges = days[0].length;
      double all = (sum(ends) + 0.5) / (sum(days) + 100); // without anything, one end in 200 days
      double[] byAge = new double[ranges];
      for (int range = 0; range < ranges; range++) {
        byAge[range] = (column(ends, range) + all * prior) / (column(days, range) + prior);
      }
      double[][] hazards = new double[days.length][ranges];
      for (int season = 0; season < days.length; season++) {
        double expected = 0;
        double seen = 0;
        for (int range = 0; range < ranges; range++) {
          expected += days[season][range] * byAge[range];
          seen += ends[season][range];
        }
        double factor = (seen + SEASON_EVENTS) / (expected + SEASON_EVENTS);
        for (int range = 0; range < ranges; range++) {
          hazards[season][range] = Math.min(1,
              (ends[season][range] + factor * byAge[range] * prior) / (days[season][range] + prior));
        }
      }
      return new Cells(hazards);
    }

    private static double sum(double[][] cells) {
      double sum = 0;
      for (int range = 0; range < cells[0].length; range++) {
        sum += column(cells, range);
      }
      return sum;
    }

    private static double column(double[][] cells, int range) {
      double sum = 0;
      for (double[] season : cells) {
        sum += season[range];
      }
      return sum;
    }
  }
}
