package io.crmkit.ai.train;

import io.crmkit.ai.ir.DoubleArray;
import java.util.Arrays;

/**
 * How much cases of each label count while a model learns, where one of them is rare. Rows are never repeated, and the
 * model says the probabilities of the cases as they are: its intercept gives back what the weights added to the odds
 * (King and Zeng 2001; Elkan 2001).
 *
 * <p>Giving back is exact for a model that can follow the cases; what else is off is found by the scale that an
 * {@link io.crmkit.ai.train.blend.Ensemble} fits to each member on cases held out, which count there as they are.
 */
public sealed interface ClassWeights permits ClassWeights.Given, ClassWeights.Share {

  /** Returns factors by which both labels count the same, all their cases together. */
  static ClassWeights balanced() {
    return new Share(0.5);
  }

  /** Returns the factors for the cases of a set whose labels are 0 and 1 and both there. */
  Given in(TrainingSet set);

  /** Returns a trainer that learns so. */
  default PathTrainer on(PathTrainer trainer) {
    return new WeightedTrainer(trainer, this);
  }

  /**
   * The same factors for whatever set.
   *
   * @param zeros by which the weight of cases with label 0 is multiplied, above 0
   * @param ones the same for cases with label 1
   */
  record Given(double zeros, double ones) implements ClassWeights {

    public Given {
      if (!(zeros > 0 && zeros < Double.POSITIVE_INFINITY && ones > 0 && ones < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("class weights of %s and %s are not above 0".formatted(zeros, ones));
      }
    }

    @Override
    public Given in(TrainingSet set) {
      return this;
    }

    /** Returns the set with its weights multiplied. */
    public TrainingSet weighted(TrainingSet set) {
      double[] weights = set.weights().toArray();
      Arrays.setAll(weights, i -> weights[i] * (set.labels().at(i) == 1 ? ones : zeros));
      return new TrainingSet(set.schema(), set.rows(), set.labels(), DoubleArray.of(weights));
    }

    /** Returns the logarithm of the weighted odds of label 1 for one of the odds as they are. */
    public double logOdds() {
      return StrictMath.log(ones) - StrictMath.log(zeros);
    }
  }

  /**
   * Factors by which cases with label 1 have a share of all weight, which stays what it was.
   *
   * @param ones above 0 and below 1
   */
  record Share(double ones) implements ClassWeights {

    public Share {
      if (!(ones > 0 && ones < 1)) {
        throw new IllegalArgumentException("ones must be a share above 0 and below 1: " + ones);
      }
    }

    @Override
    public Given in(TrainingSet set) {
      double rate = set.requireBinary().baseRate();
      return new Given((1 - ones) / (1 - rate), ones / rate);
    }
  }
}
