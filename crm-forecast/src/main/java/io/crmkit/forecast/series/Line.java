package io.crmkit.forecast.series;

/**
 * The straight line that is closest to some values in the sum of squares.
 *
 * @param start its value at position 0
 */
record Line(double start, double slope) {

  /** Returns the line through values at positions 0, 1, 2 and so on; flat for a single one. */
  static Line through(double[] values) {
    double middle = (values.length - 1) / 2.0;
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double products = 0;
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      products += (i - middle) * (values[i] - mean);
      squares += (i - middle) * (i - middle);
    }
    double slope = squares == 0 ? 0 : products / squares;
    return new Line(mean - slope * middle, slope);
  }

  double at(double position) {
    return start + slope * position;
  }
}
