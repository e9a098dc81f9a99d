package io.crmkit.forecast.series;

import java.util.Arrays;

/** An exponential smoothing model of one form, fitted to a series by maximum likelihood. */
final class EtsFit {

  private static final int EVALUATIONS_PER_PARAMETER = 120;

  private final EtsForm form;
  private final double[] values;
  private final int season;
  private final EtsStart start;
  private final double[] found;

  private EtsFit(EtsForm form, Series series, EtsStart start) {
    this.form = form;
    this.values = series.values();
    this.season = series.season();
    this.start = start;
    this.found = search();
  }

  static EtsFit of(EtsForm form, Series series) {
    return new EtsFit(form, series, EtsStart.of(form, series));
  }

  EtsForm form() {
    return form;
  }

  EtsParameters smoothing() {
    return smoothing(found);
  }

  /** Returns the level before the first value. */
  double startLevel() {
    return found[smoothingParameters()];
  }

  /**
   * Returns Akaike's criterion, corrected for short series; infinite if there are too few values for the form.
   *
   * <p>Source: C. M. Hurvich and C.-L. Tsai, Regression and time series model selection in small samples, Biometrika 76
   * (1989).
   */
  double criterion() {
    int parameters = form.parameters(season);
    int left = values.length - parameters - 1;
    return left <= 0 ? Double.POSITIVE_INFINITY
        : height(found) + 2.0 * parameters + 2.0 * parameters * (parameters + 1) / left;
  }

  SeriesForecast forecast(int horizon) {
    EtsRun run = run(found);
    run.follow(values);
    int free = values.length - form.parameters(season) + 1;
    double variance = run.squares() / Math.max(1, free);
    return new EtsOutlook(form, run, variance, season).forecast(horizon);
  }

  private double[] search() {
    double[] first = start.point();
    return Simplex.minimum(this::height, first, start.steps(), EVALUATIONS_PER_PARAMETER * first.length);
  }

  private double height(double[] point) {
    if (!smoothing(point).isAdmissible(form, season)) {
      return Double.POSITIVE_INFINITY;
    }
    EtsRun run = run(point);
    return run.follow(values) ? run.deviance(values.length) : Double.POSITIVE_INFINITY;
  }

  private EtsParameters smoothing(double[] point) {
    int next = 1;
    double beta = form.hasTrend() ? point[next++] : 0;
    double gamma = form.isSeasonal() ? point[next++] : 0;
    double phi = form.isDamped() ? point[next] : 1;
    return new EtsParameters(point[0], beta, gamma, phi);
  }

  private EtsRun run(double[] point) {
    int next = smoothingParameters();
    double level = point[next++];
    double slope = form.hasTrend() ? point[next++] : 0;
    return new EtsRun(form, smoothing(point), level, slope, seasons(point, next));
  }

  private int smoothingParameters() {
    return 1 + (form.hasTrend() ? 1 : 0) + (form.isSeasonal() ? 1 : 0) + (form.isDamped() ? 1 : 0);
  }

  /** Returns the season at the start: all but one of its states are free, as together they neither raise nor lower. */
  private double[] seasons(double[] point, int from) {
    if (!form.isSeasonal()) {
      return new double[0];
    }
    double[] states = Arrays.copyOf(Arrays.copyOfRange(point, from, from + season - 1), season);
    double sum = 0;
    for (double state : states) {
      sum += state;
    }
    states[season - 1] = (form.seasonMultiplies() ? season : 0) - sum;
    return states;
  }
}
