package io.crmkit.forecast.win;

/**
 * What becomes of an open deal within some time.
 *
 * @param won the probability that it is won
 * @param lost the probability that it is lost
 */
public record Incidence(double won, double lost) {

  public Incidence {
    if (!(won >= 0 && lost >= 0 && won + lost <= 1 + 1e-12)) {
      throw new IllegalArgumentException("probabilities sum to at most 1 but were %s and %s".formatted(won, lost));
    }
  }

  /** Returns the probability that it is still open. */
  public double open() {
    return Math.max(0, 1 - won - lost);
  }
}
