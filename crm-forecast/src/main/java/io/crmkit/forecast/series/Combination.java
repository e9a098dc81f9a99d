package io.crmkit.forecast.series;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The forecasts of several methods as one, step by step: their mean or their median, and that of their deviations.
 *
 * <p>With the mean, quantiles are the means of those of the parts. With the median, value and deviation may come from
 * different parts. Both stay within the hull of what they combine.
 */
final class Combination implements SeriesMethod {

  private final String name;
  private final List<SeriesMethod> parts;
  private final Pooling pooling;

  /** How forecasts become one. */
  enum Pooling { MEAN, MEDIAN }

  Combination(String name, Pooling pooling, List<SeriesMethod> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("the combination '%s' needs at least one method".formatted(name));
    }
    this.name = name;
    this.pooling = pooling;
    this.parts = List.copyOf(parts);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SeriesForecast forecast(Series history, int horizon) {
    List<SeriesForecast> forecasts = parts.stream().map(part -> part.forecast(history, horizon)).toList();
    double[] values = new double[horizon];
    double[] deviations = new double[horizon];
    for (int i = 0; i < horizon; i++) {
      int step = i + 1;
      values[i] = pool(forecasts, forecast -> forecast.value(step));
      deviations[i] = pool(forecasts, forecast -> forecast.deviation(step));
    }
    List<String> models = forecasts.stream().map(SeriesForecast::model).toList();
    String pooled = pooling == Pooling.MEAN ? "mean" : "median";
    return new SeriesForecast("%s of %s".formatted(pooled, String.join(", ", models)), values, deviations);
  }

  private double pool(List<SeriesForecast> forecasts, ToDoubleFunction<SeriesForecast> number) {
    double[] numbers = forecasts.stream().mapToDouble(number).sorted().toArray();
    int middle = numbers.length / 2;
    double pooled = pooling == Pooling.MEAN ? Arrays.stream(numbers).average().orElseThrow()
        : numbers.length % 2 == 1 ? numbers[middle]
        : numbers[middle - 1] / 2 + numbers[middle] / 2;
    return Math.max(numbers[0], Math.min(numbers[numbers.length - 1], pooled)); // rounding must not leave the hull
  }
}
