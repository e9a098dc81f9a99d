package io.crmkit.ai.ir;

/** What makes a probability of a margin. All kinds ascend, so that they never change who is before whom. */
public sealed interface Calibrator
    permits Calibrator.Identity, Calibrator.Platt, Calibrator.Beta, Calibrator.Isotonic {

  /** The margin is the log-odds as it is. */
  Calibrator NONE = new Identity();

  /** Returns the probability of a margin. */
  double probability(double margin);

  /** Returns what divides the margin, or its temperature (Guo et al. 2017). */
  static Calibrator temperature(double temperature) {
    return new Platt(1 / Finite.require(temperature, "temperature"), 0);
  }

  /** The logistic function. */
  record Identity() implements Calibrator {
    @Override
    public double probability(double margin) {
      return Logistic.of(margin);
    }
  }

  /** Platt 1999: the logistic function of {@code slope * margin + shift}. */
  record Platt(double slope, double shift) implements Calibrator {
    public Platt {
      slope = Ascending.require(slope, "slope");
      shift = Finite.require(shift, "shift");
    }

    @Override
    public double probability(double margin) {
      return Logistic.of(slope * margin + shift);
    }
  }

  /** Kull et al. 2017: log-odds {@code a * ln p - b * ln (1 - p) + c}. */
  record Beta(double a, double b, double c) implements Calibrator {
    public Beta {
      a = Ascending.require(a, "a");
      b = Ascending.require(b, "b");
      c = Finite.require(c, "c");
    }

    @Override
    public double probability(double margin) {
      return Logistic.of(a * Logistic.log(margin) - b * Logistic.log(-margin) + c);
    }
  }

  /**
   * Steps between which lines are drawn (Zadrozny and Elkan 2002, with the interpolation that keeps order).
   *
   * @param margins ascending, at least one
   * @param probabilities of them, none below the one before
   */
  record Isotonic(DoubleArray margins, DoubleArray probabilities) implements Calibrator {
    public Isotonic {
      if (margins.size() == 0 || margins.size() != probabilities.size() || !margins.isFinite() || !margins.isAscending()) {
        throw new IllegalArgumentException("margins are not ascending: " + margins);
      }
      for (int i = 0; i < probabilities.size(); i++) {
        double before = i == 0 ? 0 : probabilities.at(i - 1);
        if (!(probabilities.at(i) >= before && probabilities.at(i) <= 1)) {
          throw new IllegalArgumentException("probability %d does not ascend: %s".formatted(i, probabilities.at(i)));
        }
      }
    }

    @Override
    public double probability(double margin) {
      int above = margins.below(margin);
      if (above == 0 || above == margins.size()) {
        return probabilities.at(Math.min(above, margins.size() - 1));
      }
      double share = (margin - margins.at(above - 1)) / (margins.at(above) - margins.at(above - 1));
      return probabilities.at(above - 1) + share * (probabilities.at(above) - probabilities.at(above - 1));
    }
  }
}
