package io.crmkit.dedupe.learn;

import io.crmkit.dedupe.compare.Levels;
import io.crmkit.dedupe.model.MatchField;
import io.crmkit.dedupe.model.MatchModel;
import io.crmkit.dedupe.model.Relation;
import java.util.List;

/** The weights of a model as arrays, to score with. Immutable, for any number of threads. */
public final class Weights {

  private final double prior;
  private final double[][] fields;
  private final double[] relationPriors;
  private final double[][][] relations;

  private Weights(double prior, double[][] fields, double[] relationPriors, double[][][] relations) {
    this.prior = prior;
    this.fields = fields;
    this.relationPriors = relationPriors;
    this.relations = relations;
  }

  public static Weights of(MatchModel model) {
    return new Weights(model.prior(), arrays(model.fields().stream().map(MatchField::weights).toList()),
        model.relations().stream().mapToDouble(Relation::prior).toArray(),
        model.relations().stream().map(each -> arrays(each.weights())).toArray(double[][][]::new));
  }

  private static double[][] arrays(List<List<Double>> weights) {
    return weights.stream().map(each -> each.stream().mapToDouble(Double::doubleValue).toArray())
        .toArray(double[][]::new);
  }

  /** Returns the score of two records: the logarithm to base 2 of the odds that they are a match. */
  public double score(long levels) {
    double sum = prior;
    for (int f = 0; f < fields.length; f++) {
      sum += fields[f][Levels.of(levels, f)];
    }
    return relations.length == 0 ? sum : sum + related(levels);
  }

  /** Returns the weight of one field, in bits. */
  public double field(int field, long levels) {
    return fields[field][Levels.of(levels, field)];
  }

  /** Returns the weight of what records share that are related without being a match: 0 or less. */
  public double related(long levels) {
    double odds = 1;
    for (int i = 0; i < relations.length; i++) {
      double weight = relationPriors[i];
      for (int f = 0; f < fields.length; f++) {
        weight += relations[i][f][Levels.of(levels, f)];
      }
      odds += Logs.power2(weight);
    }
    return relations.length == 0 ? 0 : -Rising.round(Logs.log2(odds));
  }

  /** Returns the probability that belongs to a score. */
  public static double probability(double score) {
    return 1 / (1 + Logs.power2(-score));
  }
}
