package io.crmkit.ai.action.bandit;

import io.crmkit.core.Require;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A rule that says with which chance each arm is tried. Chances are positive where {@code epsilon} is, and add up to 1.
 */
public sealed interface Exploration {

  /** Returns the chance of each arm. */
  double[] shares(Belief belief, SplittableRandom random);

  /**
   * The arm that looks best, and now and then any.
   *
   * @param epsilon the share of decisions in which every arm has the same chance, 0 to 1
   */
  record Greedy(double epsilon) implements Exploration {

    public Greedy {
      Chances.requireShare(epsilon, "epsilon");
    }

    @Override
    public double[] shares(Belief belief, SplittableRandom random) {
      double[] shares = new double[belief.means().length];
      shares[Chances.best(belief.means())] = 1;
      return Chances.mixed(shares, epsilon);
    }
  }

  /**
   * Inverse gap weighting (Foster and Rakhlin, "Beyond UCB: optimal and efficient contextual bandits with regression
   * oracles", 2020): an arm that looks worse than the best one by {@code gap} has the chance 1 ÷ (K + γ × gap) among K
   * arms, and the best one has the rest; γ = {@code gammaScale} × t<sup>{@code gammaExponent}</sup> at the t-th answer.
   *
   * @param epsilon the share of decisions in which every arm has the same chance, 0 to 1
   */
  record SquareCb(double gammaScale, double gammaExponent, double epsilon) implements Exploration {

    /** The settings that Vowpal Wabbit has unless told otherwise. */
    public static final SquareCb USUAL = new SquareCb(10, 0.5, 0);

    public SquareCb {
      Chances.requirePositive(gammaScale, "gammaScale");
      Chances.requireShare(gammaExponent, "gammaExponent");
      Chances.requireShare(epsilon, "epsilon");
    }

    @Override
    public double[] shares(Belief belief, SplittableRandom random) {
      double[] means = belief.means();
      int best = Chances.best(means);
      double gamma = gammaScale * StrictMath.pow(belief.answers() + 1.0, gammaExponent);
      double[] shares = new double[means.length];
      double rest = 1;
      for (int arm = 0; arm < means.length; arm++) {
        if (arm != best) {
          shares[arm] = 1 / (means.length + gamma * (means[best] - means[arm]));
          rest -= shares[arm];
        }
      }
      shares[best] = rest;
      return Chances.mixed(shares, epsilon);
    }
  }

  /**
   * Thompson sampling (Agrawal and Goyal 2013; over a logistic model Chapelle and Li 2011). There is no formula for the
   * chances, so they are counted over {@code draws} and the arm is drawn from the counts: what is logged is exactly
   * what was used. An arm that was never best counts as half a draw, so that it keeps a chance.
   *
   * <p>Draws are usually half as far from the mean as is believed ("posterior reshaping", Chapelle and Li 2011, section
   * 3): what is true of the whole spread is true in the long run, and asks too long in the time that there is.
   *
   * @param draws how often rewards are drawn for one decision
   * @param epsilon the share of decisions in which every arm has the same chance, 0 to 1
   * @param width of the spread of draws, as a multiple of what is believed, above 0; null, as policies were stored
   *     before there was one, is the whole
   */
  record Thompson(int draws, double epsilon, @Nullable Double width) implements Exploration {

    /** Five hundred draws at half the spread, and nothing beside them. */
    public static final Thompson USUAL = new Thompson(500, 0);

    private static final double HALF = 0.5;

    private static final double NEVER = 0.5;

    public Thompson {
      Require.positive(draws, "draws");
      Chances.requireShare(epsilon, "epsilon");
      if (width != null) {
        Chances.requirePositive(width, "width");
      }
    }

    /** Half the spread. */
    public Thompson(int draws, double epsilon) {
      this(draws, epsilon, HALF);
    }

    @Override
    public double[] shares(Belief belief, SplittableRandom random) {
      double[] counts = new double[belief.means().length];
      double spread = width == null ? 1 : width;
      for (int draw = 0; draw < draws; draw++) {
        counts[Chances.best(belief.draw(random, spread))]++;
      }
      double sum = 0;
      for (int arm = 0; arm < counts.length; arm++) {
        counts[arm] = Math.max(counts[arm], NEVER);
        sum += counts[arm];
      }
      double all = sum;
      return Chances.mixed(Arrays.stream(counts).map(count -> count / all).toArray(), epsilon);
    }
  }
}
