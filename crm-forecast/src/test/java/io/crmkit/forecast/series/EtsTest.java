package io.crmkit.forecast.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EtsTest {

  /** Oil production of Saudi Arabia from 1996 to 2013, in millions of tonnes. */
  private static final double[] OIL = {
    445.36, 453.20, 454.41, 422.38, 456.04, 440.39, 425.19, 486.21, 500.43, 521.28, 508.95, 488.89, 509.87, 456.72,
    473.82, 525.95, 549.83, 542.34
  };

  /** Accidental deaths in the USA by month, 1973 to 1978; Brockwell and Davis (1991). */
  private static final double[] DEATHS = {
    9007, 8106, 8928, 9137, 10017, 10826, 11317, 10744, 9713, 9938, 9161, 8927, 7750, 6981, 8038, 8422, 8714, 9512,
    10120, 9823, 8743, 9129, 8710, 8680, 8162, 7306, 8124, 7870, 9387, 9556, 10093, 9620, 8285, 8466, 8160, 8034, 7717,
    7461, 7767, 7925, 8623, 8945, 10078, 9179, 8037, 8488, 7874, 8647, 7792, 6957, 7726, 8106, 8890, 9299, 10625, 9302,
    8314, 8850, 8265, 8796, 7836, 6892, 7791, 8192, 9115, 9434, 10484, 9827, 9110, 9070, 8633, 9240
  };

  private static Series series(int season, double... values) {
    return Series.of(values, season).orElseThrow();
  }

  private static Series scaled(int exponent, double... values) {
    return series(1, Arrays.stream(values).map(value -> Math.scalb(value, -exponent)).toArray());
  }

  private static String chosen(Series series) {
    return SeriesMethods.ets().forecast(series, 1).model();
  }

  @Nested
  class OnPublishedExamples {

    /** Hyndman and Athanasopoulos, Forecasting: principles and practice (2018), section 7.1: α = 0.83 and 542.68. */
    @Test
    void smoothsOilProductionAsTheBookDoes() {
      EtsFit fit = EtsFit.of(EtsForm.SIMPLE, scaled(10, OIL));

      assertThat(fit.smoothing().alpha()).isCloseTo(0.834, within(0.002));
      assertThat(Math.scalb(fit.forecast(2).value(2), 10)).isCloseTo(542.68, within(0.05));
    }

    /** The package forecast for R has chosen ETS(A,N,A) for this series ever since it was the example of its manual. */
    @Test
    void choosesAdditiveErrorAndSeasonForAccidentalDeaths() {
      assertThat(chosen(series(12, DEATHS))).isEqualTo("ETS(A,N,A)");
    }
  }

  @Nested
  class ChoosesTheForm {

    @Test
    void withoutATrendForAConstant() {
      SeriesForecast forecast = SeriesMethods.ets().forecast(series(4, new double[24]), 3);

      assertThat(forecast.model()).isEqualTo("ETS(A,N,N)");
      assertThat(forecast.values()).containsExactly(0, 0, 0);
    }

    @Test
    void withATrendForAStraightLine() {
      double[] line = new double[30];
      Arrays.setAll(line, i -> 100 + 5 * i + (i % 3 - 1) * 0.5);

      assertThat(chosen(series(1, line))).endsWith(",A,N)");
    }

    @Test
    void withAMultiplicativeSeasonWhereSwingsGrowWithTheLevel() {
      double[] values = new double[48];
      Arrays.setAll(values, i -> (100 + 10 * i) * (1 + 0.4 * Math.sin(Math.PI * i / 2)) + (i * 7 % 5 - 2));

      assertThat(chosen(series(4, values))).startsWith("ETS(M,").endsWith(",M)");
    }

    @Test
    void withoutMultiplicativeFormsWhereAValueIsNotAboveZero() {
      assertThat(EtsForm.suitable(series(4, new double[20]), 24)).hasSize(6)
          .noneMatch(EtsForm::errorMultiplies).noneMatch(EtsForm::seasonMultiplies);
    }

    @Test
    void withoutASeasonWhereTheSeriesIsTooShortToKnowIt() {
      assertThat(EtsForm.suitable(series(12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13), 24))
          .hasSize(6).noneMatch(EtsForm::isSeasonal);
    }
  }

  @Nested
  class KnowsHowSureItIs {

    /** Hyndman et al. (2008), table 6.2: σ²(1 + (h − 1)α²). */
    @Test
    void withoutATrend() {
      EtsFit fit = EtsFit.of(EtsForm.SIMPLE, scaled(10, OIL));
      SeriesForecast forecast = fit.forecast(5);
      double alpha = fit.smoothing().alpha();

      assertThat(forecast.deviation(5) / forecast.deviation(1))
          .isCloseTo(Math.sqrt(1 + 4 * alpha * alpha), within(1e-12));
    }

    /** With h = 2, class 2 is (1 + σ²)(μ² + σ²α²μ²) − μ² = μ²σ²(1 + α² + σ²α²). */
    @Test
    void ifErrorsMultiply() {
      EtsForm form = new EtsForm(EtsForm.Error.MULTIPLICATIVE, EtsForm.Trend.NONE, EtsForm.Season.NONE);
      EtsFit fit = EtsFit.of(form, scaled(10, OIL));
      SeriesForecast forecast = fit.forecast(2);
      double alpha = fit.smoothing().alpha();
      double sigma = forecast.deviation(1) / forecast.value(1);

      assertThat(forecast.deviation(2)).isCloseTo(
          forecast.value(2) * sigma * Math.sqrt(1 + alpha * alpha * (1 + sigma * sigma)), within(1e-12));
    }
  }

  @Test
  void repeatsTheLastValueWhereThereAreTooFewToFit() {
    assertThat(SeriesMethods.ets().forecast(series(12, 3, 5), 2).values()).containsExactly(5, 5);
  }

  /** AICc = n log(SSE) + 2k + 2k(k + 1)/(n − k − 1), with k = 3 (α, ℓ₀ and σ) and k = 6 (and β, φ and b₀). */
  @Test
  void penalisesParametersByAkaikesCorrectedCriterion() {
    Series series = scaled(10, OIL);
    EtsFit simple = EtsFit.of(EtsForm.SIMPLE, series);
    EtsFit damped = EtsFit.of(EtsForm.DAMPED, series);

    assertThat(simple.criterion()).isCloseTo(18 * Math.log(squares(simple, 16)) + 6 + 24 / 14.0, within(1e-9));
    assertThat(damped.criterion()).isCloseTo(18 * Math.log(squares(damped, 13)) + 12 + 84 / 11.0, within(1e-9));
  }

  /** Returns the sum of the squared errors by the deviation of one step, which has so many degrees of freedom. */
  private static double squares(EtsFit fit, int degrees) {
    return Math.pow(fit.forecast(1).deviation(1), 2) * degrees;
  }
}
