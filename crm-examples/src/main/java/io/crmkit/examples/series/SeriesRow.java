package io.crmkit.examples.series;

import io.crmkit.forecast.series.Series;

/**
 * One part of a series.
 *
 * @param line the line in the file, counting the header as the first
 * @param horizon how many values the test part has
 */
record SeriesRow(long line, String id, Period period, int horizon, Part part, Series values) {

  /** What the values of a row are for. */
  enum Part { TRAIN, TEST }
}
