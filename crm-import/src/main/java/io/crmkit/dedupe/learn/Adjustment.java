package io.crmkit.dedupe.learn;

import io.crmkit.dedupe.model.MatchField;
import io.crmkit.dedupe.model.MatchModel;
import java.util.ArrayList;
import java.util.List;

/**
 * A model corrected by a few pairs of which it is known whether they match: the weights of each field are multiplied,
 * and the prior is moved, such that the known pairs are likelier.
 *
 * <p>Logistic regression with a normal prior around the model as it was (ridge; Hoerl and Kennard 1970; le Cessie and
 * van Houwelingen 1992), by Newton's method. Factors below one take back what fields count twice that depend on one
 * another; without a known pair nothing changes. As pairs may be chosen by their score, only the odds at each score
 * are learned from, never how many pairs there are.
 */
public final class Adjustment {

  private static final int STEPS = 30;
  private static final double LN2 = StrictMath.log(2);
  private static final double MOVE = 8;
  private static final double MOST = 2;
  private static final double SMALLEST = 1e-7;
  private static final double TINY = 1e-9;

  private final Weights weights;
  private final MatchModel model;
  private final double[][] inputs;
  private final double[] offsets;
  private final double[] targets;
  private final double[] counts;
  private final double freedom;

  /**
   * A pair that is known.
   *
   * @param levels of its comparison
   * @param chance that it matches: 1 or 0 if it was answered, that of the model if it holds the model in its place
   * @param weight how much it counts, an answer being 1
   */
  public record Known(long levels, double chance, double weight) {}

  private Adjustment(MatchModel model, List<Known> known, double freedom) {
    this.model = model;
    this.weights = Weights.of(model);
    this.inputs = new double[known.size()][];
    this.offsets = new double[known.size()];
    this.freedom = freedom;
    this.counts = known.stream().mapToDouble(Known::weight).toArray();
    this.targets = known.stream().mapToDouble(Known::chance).toArray();
    for (int i = 0; i < inputs.length; i++) {
      long levels = known.get(i).levels;
      inputs[i] = new double[model.fields().size() + 1];
      for (int f = 0; f < model.fields().size(); f++) {
        inputs[i][f] = LN2 * weights.field(f, levels);
      }
      inputs[i][model.fields().size()] = LN2;
      offsets[i] = LN2 * weights.score(levels);
    }
  }

  /**
   * Returns the corrected model.
   *
   * @param freedom how far factors may be from one, as a standard deviation; the prior may move eight times as far
   */
  public static MatchModel of(MatchModel model, List<Known> known, double freedom) {
    return known.isEmpty() ? model : new Adjustment(model, known, freedom).adjusted();
  }

  private MatchModel adjusted() {
    double[] moves = new double[model.fields().size() + 1];
    double loss = loss(moves);
    for (int step = 0; step < STEPS; step++) {
      double[] next = moves;
      double lower = Double.POSITIVE_INFINITY;
      double[] by = step(moves);
      for (double part = 1; part > SMALLEST && !(lower < loss); part /= 2) {
        next = less(moves, by, part);
        lower = loss(next);
      }
      if (!(lower < loss - SMALLEST)) {
        break;
      }
      loss = lower;
      moves = next;
    }
    List<MatchField> fields = new ArrayList<>();
    for (int f = 0; f < model.fields().size(); f++) {
      double factor = Math.max(0, Math.min(MOST, 1 + moves[f]));
      MatchField field = model.fields().get(f);
      fields.add(new MatchField(field.name(), field.kind(),
          field.weights().stream().map(each -> Rising.round(each * factor)).toList(), field.values()));
    }
    double prior = Rising.round(model.prior() + moves[moves.length - 1]);
    return new MatchModel(
        fields, prior, model.relations(), model.threshold(), model.rows(), model.expectedMatches(),
        model.blocking());
  }

  /** Moves by a part of a step; no factor falls below zero. */
  private static double[] less(double[] moves, double[] by, double part) {
    double[] next = new double[moves.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = moves[i] - part * by[i];
      next[i] = i < next.length - 1 ? Math.max(-1, Math.min(MOST - 1, next[i])) : next[i];
    }
    return next;
  }

  private double deviation(int move, int size) {
    return move == size - 1 ? MOVE * freedom : freedom;
  }

  private double score(int pair, double[] moves) {
    double sum = offsets[pair];
    for (int i = 0; i < moves.length; i++) {
      sum += moves[i] * inputs[pair][i];
    }
    return sum;
  }

  private double loss(double[] moves) {
    double loss = 0;
    for (int i = 0; i < moves.length; i++) {
      double far = moves[i] / deviation(i, moves.length);
      loss += far * far / 2;
    }
    for (int k = 0; k < inputs.length; k++) {
      double chance = Math.max(TINY, Math.min(1 - TINY, Weights.probability(score(k, moves) / LN2)));
      loss -= counts[k] * (targets[k] * StrictMath.log(chance) + (1 - targets[k]) * StrictMath.log(1 - chance));
    }
    return loss;
  }

  /** One step of Newton's method: what to take off. */
  private double[] step(double[] moves) {
    int size = moves.length;
    double[][] matrix = new double[size][size + 1];
    for (int i = 0; i < size; i++) {
      double deviation = deviation(i, size);
      matrix[i][i] = 1 / (deviation * deviation);
      matrix[i][size] = moves[i] * matrix[i][i];
    }
    for (int k = 0; k < inputs.length; k++) {
      double chance = Weights.probability(score(k, moves) / LN2);
      double spread = counts[k] * Math.max(chance * (1 - chance), TINY);
      for (int i = 0; i < size; i++) {
        matrix[i][size] += counts[k] * (chance - targets[k]) * inputs[k][i];
        for (int j = 0; j < size; j++) {
          matrix[i][j] += spread * inputs[k][i] * inputs[k][j];
        }
      }
    }
    return solved(matrix);
  }

  /** Solves a positive definite system by elimination; the last column is the right side. */
  private static double[] solved(double[][] matrix) {
    int size = matrix.length;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        double factor = matrix[j][i] / matrix[i][i];
        for (int k = i; k <= size; k++) {
          matrix[j][k] -= factor * matrix[i][k];
        }
      }
    }
    double[] solution = new double[size];
    for (int i = size - 1; i >= 0; i--) {
      double rest = matrix[i][size];
      for (int j = i + 1; j < size; j++) {
        rest -= matrix[i][j] * solution[j];
      }
      solution[i] = rest / matrix[i][i];
    }
    return solution;
  }
}
