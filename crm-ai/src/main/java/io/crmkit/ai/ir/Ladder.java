package io.crmkit.ai.ir;

/**
 * Ascending numbers, of which it is told fast how many are below another one: a table of equally wide ranges says
 * between which of them it is.
 */
final class Ladder {

  private static final int FEW = 4;
  private static final int MOST_RANGES = 4096;

  private final double[] steps;
  private final int[] starts;
  private final double low;
  private final double scale;

  /** Takes over the steps, which ascend and are finite. */
  Ladder(double[] steps) {
    this.steps = steps;
    int ranges = Math.min(MOST_RANGES, 4 * Integer.highestOneBit(Math.max(1, steps.length)));
    low = steps.length == 0 ? 0 : steps[0];
    double factor = steps.length == 0 ? 0 : (ranges - 1) / (steps[steps.length - 1] - low);
    scale = Double.isFinite(factor) ? factor : 0;
    starts = new int[ranges + 1];
    for (double step : steps) {
      starts[range(step) + 1]++;
    }
    for (int i = 0; i < ranges; i++) {
      starts[i + 1] += starts[i];
    }
  }

  int size() {
    return steps.length;
  }

  /** Returns how many are below a number. */
  int below(double value) {
    return steps.length <= FEW ? counted(value) : searched(value);
  }

  private int counted(double value) {
    int count = 0;
    for (double step : steps) {
      count += step < value ? 1 : 0;
    }
    return count;
  }

  /** What is in a range before that of the value is below it, as ranges ascend with numbers. */
  private int searched(double value) {
    int range = range(value);
    int from = starts[range];
    int to = starts[range + 1];
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (steps[middle] < value) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private int range(double value) {
    double place = (value - low) * scale;
    return place >= starts.length - 2 ? starts.length - 2 : (int) Math.max(0, place);
  }
}
