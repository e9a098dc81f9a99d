package io.crmkit.examples.series;

import io.crmkit.forecast.series.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A series as far as it is known to a method, and the values that followed. */
record TrainedSeries(Period period, Series known, Series following) {

  private static final int LEAST_KNOWN = 8;

  /**
   * Returns the ends of what is known as if they had followed, from up to so many origins: the first a whole horizon
   * before the end, each other half a horizon before. Origins that leave less than two seasons and two values are left
   * out, and those that leave less than {@value #LEAST_KNOWN} values.
   */
  List<TrainedSeries> within(int origins) {
    int horizon = following.length();
    int least = Math.max(LEAST_KNOWN, 2 * known.season() + 2);
    List<TrainedSeries> earlier = new ArrayList<>();
    int length = known.length() - horizon;
    for (int origin = 0; origin < origins && length >= least; origin++) {
      double[] held = Arrays.copyOfRange(known.values(), length, length + horizon);
      Series after = Series.of(held, known.season()).orElseThrow();
      earlier.add(new TrainedSeries(period, known.first(length), after));
      length = known.length() - horizon - (origin + 1) * horizon / 2;
    }
    return earlier;
  }
}
