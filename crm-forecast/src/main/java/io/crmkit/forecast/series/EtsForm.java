package io.crmkit.forecast.series;

import java.util.ArrayList;
import java.util.List;

/**
 * The form of an exponential smoothing model: how its error, its trend and its season enter.
 *
 * <p>Source: R. J. Hyndman, A. B. Koehler, R. D. Snyder and S. Grose, A state space framework for automatic forecasting
 * using exponential smoothing methods, International Journal of Forecasting 18 (2002).
 */
record EtsForm(Error error, Trend trend, Season season) {

  static final EtsForm SIMPLE = new EtsForm(Error.ADDITIVE, Trend.NONE, Season.NONE);
  static final EtsForm DAMPED = new EtsForm(Error.ADDITIVE, Trend.DAMPED, Season.NONE);

  /** Whether errors are as large as the level is, or of one size. */
  enum Error { ADDITIVE, MULTIPLICATIVE }

  /** How the level goes on. */
  enum Trend { NONE, ADDITIVE, DAMPED }

  /** What the season does to the level. */
  enum Season { NONE, ADDITIVE, MULTIPLICATIVE }

  /**
   * Returns the forms that suit a series, the simpler first. Multiplicative ones need values above zero. A
   * multiplicative season with an additive error is left out, as in Hyndman and Khandakar (2008): its variance is not
   * finite.
   */
  static List<EtsForm> suitable(Series series, int longestSeason) {
    boolean seasonal = series.season() > Series.NO_SEASON && series.season() <= longestSeason
        && series.length() > series.season() + 3;
    boolean positive = series.isPositive();
    List<EtsForm> forms = new ArrayList<>();
    for (Season season : Season.values()) {
      for (Trend trend : Trend.values()) {
        for (Error error : Error.values()) {
          boolean allowed = positive || error == Error.ADDITIVE && season != Season.MULTIPLICATIVE;
          boolean finite = season != Season.MULTIPLICATIVE || error == Error.MULTIPLICATIVE;
          if (allowed && finite && (seasonal || season == Season.NONE)) {
            forms.add(new EtsForm(error, trend, season));
          }
        }
      }
    }
    return forms;
  }

  boolean hasTrend() {
    return trend != Trend.NONE;
  }

  boolean isDamped() {
    return trend == Trend.DAMPED;
  }

  boolean isSeasonal() {
    return season != Season.NONE;
  }

  boolean seasonMultiplies() {
    return season == Season.MULTIPLICATIVE;
  }

  boolean errorMultiplies() {
    return error == Error.MULTIPLICATIVE;
  }

  /** Returns how many numbers are fitted: smoothing parameters, states at the start, and the size of the errors. */
  int parameters(int season) {
    return 3 + (hasTrend() ? 2 : 0) + (isDamped() ? 1 : 0) + (isSeasonal() ? season : 0);
  }

  /** Returns the name of the field, such as {@code ETS(M,Ad,N)}. */
  @Override
  public String toString() {
    return "ETS(%s,%s,%s)".formatted(
        errorMultiplies() ? "M" : "A",
        isDamped() ? "Ad" : hasTrend() ? "A" : "N",
        seasonMultiplies() ? "M" : isSeasonal() ? "A" : "N");
  }
}
