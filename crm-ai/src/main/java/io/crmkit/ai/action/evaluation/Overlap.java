package io.crmkit.ai.action.evaluation;

import java.util.List;

/**
 * How much of a log says something about a candidate.
 *
 * @param decisions how many there are
 * @param effective as how many decisions of the candidate itself they count: the squared sum of the weights divided by
 *     the sum of their squares (Kish)
 * @param greatestWeight that a single decision has
 * @param meanWeight near 1 if the chances were logged right
 * @param unsupported the mean chance that the candidate gives to arms that had none; nothing is known of those
 */
public record Overlap(
    int decisions, double effective, double greatestWeight, double meanWeight, double unsupported) {

  /** Returns the overlap of at least one trial. */
  public static Overlap of(List<Trial> trials) {
    if (trials.isEmpty()) {
      throw new IllegalArgumentException("no trials overlap with nothing");
    }
    double sum = 0;
    double squares = 0;
    double greatest = 0;
    double unsupported = 0;
    for (Trial trial : trials) {
      sum += trial.weight();
      squares += trial.weight() * trial.weight();
      greatest = Math.max(greatest, trial.weight());
      unsupported += trial.unsupported();
    }
    return new Overlap(trials.size(), squares > 0 ? sum * sum / squares : 0, greatest, sum / trials.size(),
        unsupported / trials.size());
  }
}
