package io.crmkit.forecast.series;

/**
 * The season of a series by classical decomposition: each value against a centred moving average of one season,
 * averaged by the place in the season.
 *
 * <p>Source: M. Kendall and A. Stuart, The Advanced Theory of Statistics, volume 3 (1983), section 45; the test is
 * that of V. Assimakopoulos and K. Nikolopoulos, The theta model: a decomposition approach to forecasting,
 * International Journal of Forecasting 16 (2000).
 */
final class Decomposition {

  private static final double NINETY_PERCENT = 1.645;
  private static final double LEAST_INDEX = 1e-3;

  private final double[] indices;
  private final boolean multiplies;

  private Decomposition(double[] indices, boolean multiplies) {
    this.indices = indices;
    this.multiplies = multiplies;
  }

  /** Returns the season if a test finds one, with indices that multiply if all values are above zero; else none. */
  static Decomposition tested(Series series) {
    return isSeasonal(series) ? of(series, series.isPositive()) : new Decomposition(new double[] {0}, false);
  }

  /** Returns the season of a series, whether it is significant or not. */
  static Decomposition of(Series series, boolean multiplies) {
    int season = series.season();
    double[] sums = new double[season];
    int[] counts = new int[season];
    boolean longEnough = series.length() >= 2L * season;
    double flat = mean(series, 0, series.length());
    for (int i = 0; i < series.length(); i++) {
      boolean centred = i >= season / 2 && i + season / 2 < series.length();
      if (centred || !longEnough) {
        double average = longEnough ? average(series, i) : flat;
        sums[i % season] += multiplies ? series.at(i) / average : series.at(i) - average;
        counts[i % season]++;
      }
    }
    double[] indices = new double[season];
    for (int i = 0; i < season; i++) {
      indices[i] = counts[i] == 0 ? (multiplies ? 1 : 0) : sums[i] / counts[i];
    }
    return new Decomposition(normalised(indices, multiplies), multiplies);
  }

  /**
   * Returns whether the correlation with the values one season before is significant at 90 %. Less than three seasons
   * are too little to tell.
   */
  static boolean isSeasonal(Series series) {
    int season = series.season();
    if (season == Series.NO_SEASON || series.length() < 2L * season + 1) {
      return false;
    }
    double squares = 0;
    for (int lag = 1; lag < season; lag++) {
      double correlation = correlation(series, lag);
      squares += correlation * correlation;
    }
    double limit = NINETY_PERCENT * Math.sqrt((1 + 2 * squares) / series.length());
    return Math.abs(correlation(series, season)) > limit;
  }

  /** Returns the index of each place in the season, that of the first value first. */
  double[] indices() {
    return indices.clone();
  }

  /** Returns the values of a series without this season. */
  double[] adjusted(Series series) {
    double[] adjusted = series.values();
    for (int i = 0; i < adjusted.length; i++) {
      double index = indices[i % indices.length];
      adjusted[i] = multiplies ? adjusted[i] / index : adjusted[i] - index;
    }
    return adjusted;
  }

  /** Puts this season onto a forecast of the adjusted values, of which there were {@code length}. */
  SeriesForecast onto(SeriesForecast adjusted, int length) {
    double[] values = adjusted.values();
    double[] deviations = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double index = indices[(length + i) % indices.length];
      values[i] = multiplies ? values[i] * index : values[i] + index;
      deviations[i] = adjusted.deviation(i + 1) * (multiplies ? index : 1);
    }
    return new SeriesForecast(adjusted.model(), values, deviations);
  }

  /** Returns the centred average of a season around a position; the outermost values of an even season count half. */
  private static double average(Series series, int position) {
    int season = series.season();
    int half = season / 2;
    double inner = mean(series, position - half, position - half + season);
    return season % 2 == 1 ? inner
        : inner + (series.at(position + half) - series.at(position - half)) / (2.0 * season);
  }

  private static double mean(Series series, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += series.at(i);
    }
    return sum / (to - from);
  }

  private static double[] normalised(double[] indices, boolean multiplies) {
    double mean = 0;
    for (double index : indices) {
      mean += index / indices.length;
    }
    double[] normalised = new double[indices.length];
    for (int i = 0; i < indices.length; i++) {
      normalised[i] = multiplies ? Math.max(LEAST_INDEX, indices[i] / mean) : indices[i] - mean;
    }
    return normalised;
  }

  private static double correlation(Series series, int lag) {
    double mean = mean(series, 0, series.length());
    double products = 0;
    double squares = 0;
    for (int i = 0; i < series.length(); i++) {
      double off = series.at(i) - mean;
      squares += off * off;
      products += i >= lag ? off * (series.at(i - lag) - mean) : 0;
    }
    return squares == 0 ? 0 : products / squares;
  }
}
