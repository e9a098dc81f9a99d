package io.crmkit.ai.drift;

import io.crmkit.core.json.Versioned;

/**
 * What a model did with cases whose outcome was known: how often it flagged those that happened and those that did not.
 * From that and from how many it flags today follows how often it happens today, before any outcome is known.
 *
 * @param threshold from which probability on a case is flagged
 * @param positives how many cases happened
 * @param hits how many of those were flagged
 * @param negatives how many did not happen
 * @param falseAlarms how many of those were flagged
 */
@Versioned(1)
public record LabelShift(double threshold, long positives, long hits, long negatives, long falseAlarms) {

  /** So many are counted by a double one by one, and have a sum. */
  private static final long MOST = 1L << 52;

  public LabelShift {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold must be 0 to 1, not " + threshold);
    }
    if (positives < 1 || negatives < 1) {
      throw new IllegalArgumentException(
          "there must be both outcomes, not %d and %d cases".formatted(positives, negatives));
    }
    if (positives > MOST || negatives > MOST) {
      throw new IllegalArgumentException(
          "there may be %d cases of either outcome, not %d and %d".formatted(MOST, positives, negatives));
    }
    Rate.require(hits, positives);
    Rate.require(falseAlarms, negatives);
  }

  /**
   * Returns a baseline of cases that the model did not learn from.
   *
   * @param probabilities what the model said
   * @param outcomes whether it happened, for each
   */
  public static LabelShift of(double threshold, double[] probabilities, boolean[] outcomes) {
    if (probabilities.length != outcomes.length) {
      throw new IllegalArgumentException(
          "there are %d probabilities of %d outcomes".formatted(probabilities.length, outcomes.length));
    }
    long[] all = new long[2];
    long[] flagged = new long[2];
    for (int i = 0; i < outcomes.length; i++) {
      int outcome = outcomes[i] ? 1 : 0;
      all[outcome]++;
      flagged[outcome] += probabilities[i] >= threshold ? 1 : 0;
    }
    return new LabelShift(threshold, all[1], flagged[1], all[0], flagged[0]);
  }

  /** Returns the baseline of these cases and others together. */
  public LabelShift merge(LabelShift other) {
    if (other.threshold != threshold) {
      throw new IllegalArgumentException("thresholds are %s and %s".formatted(threshold, other.threshold));
    }
    return new LabelShift(threshold, positives + other.positives, hits + other.hits, negatives + other.negatives,
        falseAlarms + other.falseAlarms);
  }

  /** Returns the part of the cases that happened. */
  public double rate() {
    return (double) positives / (positives + negatives);
  }

  /**
   * Returns how often it happens among new cases whose outcome nobody knows yet.
   *
   * <p>If only the rate has changed, and not what cases of either outcome are like, then of the flagged part {@code f}
   * follows the rate {@code (f - b) / (a - b)}, where {@code a} and {@code b} are the parts that are flagged of those
   * that happen and of those that do not (Lipton, Wang and Smola 2018, Detecting and Correcting for Label Shift with
   * Black Box Predictors, for two classes). The interval is that of the delta method at 99 %; where the model hardly
   * tells the two apart the answer is {@link ShiftEstimate.Verdict#CANNOT_TELL}.
   *
   * @param cases how many new cases there are
   * @param flagged how many of them have a probability from the threshold on
   */
  public ShiftEstimate estimated(long cases, long flagged) {
    Rate.require(flagged, cases);
    Rate now = Rate.of(flagged, cases);
    Rate hit = Rate.of(hits, positives);
    Rate alarm = Rate.of(falseAlarms, negatives);
    double apart = hit.share() - alarm.share();
    if (apart <= Rate.Z * Math.sqrt(hit.variance() + alarm.variance())) {
      return new ShiftEstimate(rate(), 0, 1, ShiftEstimate.Verdict.CANNOT_TELL);
    }
    double rate = Math.max(0, Math.min(1, (now.share() - alarm.share()) / apart));
    double variance = (now.variance() + rate * rate * hit.variance() + (1 - rate) * (1 - rate) * alarm.variance())
        / (apart * apart);
    double before = Rate.of(positives, positives + negatives).variance();
    boolean shifted = Math.abs(rate - rate()) > Rate.Z * Math.sqrt(variance + before);
    return ShiftEstimate.around(rate, Rate.Z * Math.sqrt(variance), shifted);
  }

  /**
   * Returns how often it happened among new cases whose outcome is known: a Wilson interval of 99 %, and a shift where
   * the interval of the difference (Newcombe 1998, method 10) does not hold 0.
   *
   * @param cases how many new cases there are
   * @param happened how many of them happened
   */
  public ShiftEstimate observed(long cases, long happened) {
    Rate.require(happened, cases);
    double[] before = Rate.wilson(positives, positives + negatives);
    double[] now = Rate.wilson(happened, cases);
    double rate = (double) happened / cases;
    double up = Math.hypot(now[1] - rate, rate() - before[0]);
    double down = Math.hypot(rate - now[0], before[1] - rate());
    boolean shifted = rate - rate() > down || rate() - rate > up;
    return new ShiftEstimate(rate, now[0], now[1],
        shifted ? ShiftEstimate.Verdict.SHIFTED : ShiftEstimate.Verdict.AS_BEFORE);
  }
}
