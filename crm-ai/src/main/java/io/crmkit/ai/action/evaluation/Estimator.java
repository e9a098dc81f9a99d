package io.crmkit.ai.action.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** A formula for the mean reward of a candidate. */
public enum Estimator {

  /** Inverse propensity scores: the mean of weight × reward. Right on average; wide. */
  IPS,

  /** The same divided by the mean weight: less wide, with a bias that goes away with the number of decisions. */
  SNIPS,

  /**
   * What a model expects of the candidate, and the weighted mean of what the model did not foresee (Dudík, Langford and
   * Li 2011). Right if the chances were logged right, however bad the model; narrow if the model is good.
   */
  DOUBLY_ROBUST;

  /**
   * Returns the mean reward with its interval.
   *
   * @param trials at least two
   * @param confidence above 0 and below 1, such as 0.95
   */
  public Estimate of(List<Trial> trials, Interval interval, double confidence) {
    return interval.around(worths(trials), confidence);
  }

  /** Returns what each decision says of the mean: the mean of these numbers is the estimate. */
  public double[] worths(List<Trial> trials) {
    if (this == DOUBLY_ROBUST) {
      return each(trials, Trial::robust);
    }
    double[] worths = each(trials, trial -> trial.weight() * trial.reward());
    return this == IPS ? worths : normalized(trials, worths);
  }

  /** The influence of each decision on the ratio of the two means, by the delta method, around that ratio. */
  private static double[] normalized(List<Trial> trials, double[] worths) {
    double weight = mean(each(trials, Trial::weight));
    if (weight == 0) {
      throw new IllegalArgumentException("the candidate would have done nothing of what was done");
    }
    double ratio = mean(worths) / weight;
    return each(trials, trial -> ratio + trial.weight() * (trial.reward() - ratio) / weight);
  }

  private static double[] each(List<Trial> trials, ToDoubleFunction<Trial> number) {
    return trials.stream().mapToDouble(number).toArray();
  }

  private static double mean(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }
}
