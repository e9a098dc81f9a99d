package io.crmkit.ai.action.bandit;

import io.crmkit.ai.ir.Logistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Logistic regression for rewards of 0 and 1, with what is known of the weights: the posterior of normal weights is
 * taken for normal around its mode (Laplace; Chapelle and Li 2011, "An empirical evaluation of Thompson sampling").
 *
 * <p>How far weights are held at 0 is learned, too: apart for constants and for what goes by the context, of all arms
 * together and of each, by the evidence (MacKay 1992), with the ridge that was given as one weight more of each kind.
 * Where the context says nothing its weights come to be held fast, and nothing is lost by asking about them.
 *
 * <p>Each answer is learned by one step on the spot, as an extended Kalman filter does, and all are learned anew each
 * time there are a quarter more. What {@link #settle} leaves is the mode to 1e-9 of log-odds, whatever came before.
 */
public final class LogisticModel {

  private static final int FIRST = 10;
  private static final double GROWTH = 1.25;
  private static final int ROUNDS = 5;
  private static final int MOST_STEPS = 50;
  private static final int MOST_HALVINGS = 30;
  private static final double NEAR = 1e-6;
  private static final double THERE = 1e-20;

  private final ArmFeatures features;
  private final double ridge;
  private final List<Answer> answers = new ArrayList<>();
  private final double[] ridges;
  private double[][] covariance;
  private final double[] weights;
  private long next = FIRST;

  /** One answer; the row has its numbers at few places. */
  private static final class Answer {

    private final int[] places;
    private final double[] numbers;
    private final double offset;
    private final double reward;

    Answer(double[] row, double offset, double reward) {
      places = IntStream.range(0, row.length).filter(i -> row[i] != 0).toArray();
      numbers = Arrays.stream(places).mapToDouble(place -> row[place]).toArray();
      this.offset = offset;
      this.reward = reward;
    }

    double margin(double[] weights) {
      double sum = offset;
      for (int i = 0; i < places.length; i++) {
        sum += weights[places[i]] * numbers[i];
      }
      return sum;
    }

    /** The logarithm of the chance of what came. */
    double height(double[] weights) {
      double margin = margin(weights);
      return (reward == 0 ? 0 : reward * Logistic.log(margin))
          + (reward == 1 ? 0 : (1 - reward) * Logistic.log(-margin));
    }
  }

  private LogisticModel(ArmFeatures features, double ridge) {
    this.features = features;
    this.ridge = ridge;
    this.ridges = new double[features.size()];
    this.covariance = new double[features.size()][features.size()];
    this.weights = new double[features.size()];
    Arrays.fill(ridges, ridge);
    for (int i = 0; i < weights.length; i++) {
      covariance[i][i] = 1 / ridge;
    }
  }

  /**
   * Returns a model that knows nothing: all log-odds are their offsets.
   *
   * @param ridge one over the variance of a weight before any answer, above 0
   */
  public static LogisticModel of(ArmFeatures features, double ridge) {
    Chances.requirePositive(ridge, "ridge");
    return new LogisticModel(features, ridge);
  }

  /** Returns how many answers it has been given. */
  public long answers() {
    return answers.size();
  }

  /** Returns the weights, in the order of {@link ArmFeatures#row}. */
  public double[] weights() {
    return weights.clone();
  }

  /** Returns for each weight one over its variance before any answer, as learned so far. */
  public double[] ridges() {
    return ridges.clone();
  }

  /**
   * Learns the answer to one trial.
   *
   * @param offset the log-odds that were expected, finite
   * @param reward 0 to 1
   */
  public void learn(int arm, double[] context, double offset, double reward) {
    note(arm, context, offset, reward);
    if (answers.size() >= next) {
      settle();
      return;
    }
    double[] row = features.row(arm, context);
    double chance = Logistic.of(offset + Vectors.dot(weights, row));
    double[] pull = Vectors.times(covariance, row);
    double weight = chance * (1 - chance);
    double gain = 1 / (1 + weight * Vectors.dot(row, pull));
    for (int i = 0; i < weights.length; i++) {
      Vectors.add(covariance[i], pull, -weight * gain * pull[i]);
      weights[i] += gain * (reward - chance) * pull[i];
    }
  }

  /** Takes an answer down that counts from the next {@link #settle} on: the way to learn many at once. */
  public void note(int arm, double[] context, double offset, double reward) {
    Chances.requireShare(reward, "reward");
    double[] row = features.row(arm, context);
    if (!Double.isFinite(offset + Vectors.dot(row, row))) {
      throw new IllegalArgumentException("an offset of %s or a context cannot be learned from".formatted(offset));
    }
    answers.add(new Answer(row, offset, reward));
  }

  /** Learns all answers anew. */
  public void settle() {
    next = (long) Math.ceil(Math.max(FIRST, answers.size() * GROWTH));
    climb(MOST_STEPS);
    for (int round = 0; round < ROUNDS; round++) {
      weigh();
      climb(1);
    }
    climb(MOST_STEPS);
  }

  /** Sets the ridges of each kind of weight by what is known of those weights. */
  private void weigh() {
    double[] counts = new double[ArmFeatures.KINDS];
    double[] squares = new double[ArmFeatures.KINDS];
    for (int i = 0; i < weights.length; i++) {
      counts[features.kind(i)]++;
      squares[features.kind(i)] += weights[i] * weights[i] + covariance[i][i];
    }
    for (int i = 0; i < weights.length; i++) {
      int kind = features.kind(i);
      ridges[i] = (counts[kind] + 1) / (squares[kind] + 1 / ridge);
    }
  }

  /** Newton's method, each step halved until it climbs; near the top, where rounding hides that, whole steps. */
  private void climb(int steps) {
    for (int left = steps; left > 0; left--) {
      double[] slope = slope();
      covariance = Vectors.inverse(curvature());
      double[] step = Vectors.times(covariance, slope);
      double rise = Vectors.dot(step, slope);
      Vectors.add(weights, step, rise < NEAR ? 1 : part(step));
      if (rise < THERE) {
        return;
      }
    }
  }

  private double part(double[] step) {
    double before = height(weights);
    double part = 1;
    for (int halvings = MOST_HALVINGS; halvings > 0; halvings--) {
      double[] reached = weights.clone();
      Vectors.add(reached, step, part);
      if (height(reached) > before) {
        return part;
      }
      part /= 2;
    }
    return 0;
  }

  private double height(double[] at) {
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      sum -= ridges[i] * at[i] * at[i] / 2;
    }
    for (Answer answer : answers) {
      sum += answer.height(at);
    }
    return sum;
  }

  private double[] slope() {
    double[] slope = new double[weights.length];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = -ridges[i] * weights[i];
    }
    for (Answer answer : answers) {
      double surprise = answer.reward - Logistic.of(answer.margin(weights));
      for (int i = 0; i < answer.places.length; i++) {
        slope[answer.places[i]] += surprise * answer.numbers[i];
      }
    }
    return slope;
  }

  private double[][] curvature() {
    double[][] curvature = new double[weights.length][weights.length];
    for (int i = 0; i < ridges.length; i++) {
      curvature[i][i] = ridges[i];
    }
    for (Answer answer : answers) {
      double chance = Logistic.of(answer.margin(weights));
      for (int i = 0; i < answer.places.length; i++) {
        double weighed = chance * (1 - chance) * answer.numbers[i];
        double[] row = curvature[answer.places[i]];
        for (int j = 0; j < answer.places.length; j++) {
          row[answer.places[j]] += weighed * answer.numbers[j];
        }
      }
    }
    return curvature;
  }

  /**
   * Returns what it believes of the chances of some arms in a context; what it learns later does not change that.
   *
   * @param offsets the log-odds that are expected of each
   */
  public Belief about(double[] context, int[] arms, double[] offsets) {
    if (arms.length != offsets.length) {
      throw new IllegalArgumentException("%d offsets for %d arms".formatted(offsets.length, arms.length));
    }
    double[][] rows = Arrays.stream(arms).mapToObj(arm -> features.row(arm, context)).toArray(double[][]::new);
    return new LogitBelief(GaussianBelief.of(weights, covariance, 1, rows, answers.size()), offsets);
  }
}
