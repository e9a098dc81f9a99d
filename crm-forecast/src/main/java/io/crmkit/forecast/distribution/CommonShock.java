package io.crmkit.forecast.distribution;

import java.util.ArrayList;
import java.util.List;

/**
 * What moves all deals together, a good or a bad quarter: one normal variable z, so that a deal that is won with p is
 * won with Φ((Φ⁻¹(p) + bias + √ρ·z) / √(1 − ρ)) once z is known, and independently of the others then.
 *
 * <p>It is the one-factor model of credit risk (O. Vasicek, "Limiting loan loss probability", 1987; M. Gordy, Journal
 * of Financial Intermediation 12, 2003). Averaged over z a deal is won with Φ(Φ⁻¹(p) + bias), so that without a bias
 * every probability, and with them the mean of the revenue, is kept.
 *
 * @param correlation ρ, from 0, where deals are independent, to {@value #MOST_CORRELATED}
 * @param bias what is added to each probability on the probit scale: above 0 if more is won than was forecast
 */
public record CommonShock(double correlation, double bias) {

  /** The largest correlation that is computed with. */
  public static final double MOST_CORRELATED = 0.95;

  /** Deals are independent and their probabilities right. */
  public static final CommonShock NONE = new CommonShock(0, 0);

  // as far as that even a deal that is won one time in ten thousand loses nothing of its mean
  private static final double FARTHEST = 8.5;
  private static final double SPACING = 0.4;

  public CommonShock {
    if (!(correlation >= 0 && correlation <= MOST_CORRELATED)) {
      throw new IllegalArgumentException(
          "a correlation is from 0 to %s but was %s".formatted(MOST_CORRELATED, correlation));
    }
    if (!Double.isFinite(bias)) {
      throw new IllegalArgumentException("a bias is a number but was " + bias);
    }
  }

  /**
   * Learns the correlation from past forecasts and leaves the bias at 0: the one under which what happened was most
   * likely.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static CommonShock learn(List<PastForecast> past) {
    return new ShockLikelihood(past).best(0);
  }

  /**
   * Learns the correlation and the bias, so that means change.
   *
   * @throws IllegalArgumentException if there are no past forecasts
   */
  public static CommonShock learnWithBias(List<PastForecast> past) {
    return new ShockLikelihood(past).best();
  }

  /** Returns the distribution of what these deals bring when they are moved together. */
  public RevenueDistribution apply(OpenDeals deals) {
    return equals(NONE) ? RevenueDistribution.of(deals) : Revenues.ofShocked(deals, this, nodes());
  }

  /** Returns how likely a deal is won that was thought to be won with {@code p}, given z. */
  double given(double z, double p) {
    return givenProbit(z, NormalCurve.quantile(p));
  }

  double givenProbit(double z, double probit) {
    return NormalCurve.cdf((probit + bias + Math.sqrt(correlation) * z) / Math.sqrt(1 - correlation));
  }

  /** A value of z and its weight. */
  record Node(double z, double weight) {}

  /** Returns values of z whose weighted sum is an integral over z, as close together as a large correlation needs. */
  private List<Node> nodes() {
    double spacing = SPACING * Math.sqrt(1 - correlation);
    int half = correlation == 0 ? 0 : (int) Math.ceil(FARTHEST / spacing);
    double sum = 0;
    for (int i = -half; i <= half; i++) {
      sum += NormalCurve.density(i * spacing);
    }
    List<Node> nodes = new ArrayList<>();
    for (int i = -half; i <= half; i++) {
      nodes.add(new Node(i * spacing, NormalCurve.density(i * spacing) / sum));
    }
    return nodes;
  }
}
